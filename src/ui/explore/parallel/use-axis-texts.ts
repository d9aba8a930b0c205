import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { schemes } from '../../../core/schemes';
import { useFormat } from '../../format/use-format';
import { objectiveUnit } from '../pareto-tools/objective-unit';
import type { ParallelAxisId } from './parallel-axes';

export interface AxisTexts {
  title(id: ParallelAxisId): string;
  format(id: ParallelAxisId, value: number): string;
}

/** Names of the axes with their units, and values in these. */
export function useAxisTexts(designs: readonly DesignPoint[]): AxisTexts {
  const { t } = useTranslation(['parallel', 'common', 'schemes']);
  const format = useFormat();
  return useMemo(() => {
    const totals = designs.flatMap(({ cost }) => cost?.totals ?? []);
    const units = {
      energy: objectiveUnit('energy', Math.max(...totals.map(({ energyPj }) => energyPj))),
      area: objectiveUnit('area', Math.max(...totals.map(({ areaUm2 }) => areaUm2))),
      latency: objectiveUnit('latency', Math.max(...totals.map(({ latencySeconds }) => latencySeconds))),
    };
    return {
      title: (id) =>
        id === 'energy' || id === 'area' || id === 'latency'
          ? `${t(`common:metrics.${id}.short`)} (${units[id].symbol})`
          : t(`parallel:axes.${id}`),
      format: (id, value) => {
        if (id === 'scheme') return t(`schemes:${schemes.ids[value]}.name`);
        if (id === 'accuracy') return format.percent(value, 0);
        if (id === 'weightBits' || id === 'activationBits') return format.count(value);
        return format.number(value / units[id].size, 3);
      },
    };
  }, [designs, t, format]);
}
