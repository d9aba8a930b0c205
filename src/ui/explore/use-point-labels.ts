import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { useFormat } from '../format/use-format';
import { useDesignNames } from './use-design-names';
import { type ExploreData, standingOf, standings } from './use-explore-data';
import { useSettled } from './use-settled';

const restMilliseconds = 150;

interface Labelled {
  readonly data: ExploreData;
  formatCost(value: number): string;
}

/**
 * Accessible name of every design on the chart. Writing thousands of them takes longer than moving their points, so
 * they follow when a moving control rests; a design that was not there before has its name at once.
 */
export function usePointLabels(
  data: ExploreData,
  formatCost: (value: number) => string,
): ReadonlyMap<string, string> {
  const write = useLabelWriter();
  const shown = useMemo(() => ({ data, formatCost }), [data, formatCost]);
  const settled = useSettled(shown, restMilliseconds);
  const labels = useMemo(() => write(settled.data.designs, settled), [settled, write]);
  return useMemo(() => {
    const added = shown.data.designs.filter(({ id }) => !labels.has(id));
    return added.length === 0 ? labels : new Map([...labels, ...write(added, shown)]);
  }, [shown, labels, write]);
}

function useLabelWriter() {
  const { t } = useTranslation('explore');
  const names = useDesignNames();
  const format = useFormat();
  return useCallback(
    (points: readonly DesignPoint[], { data, formatCost }: Labelled): ReadonlyMap<string, string> => {
      const nameOf = ({ configuration, published }: DesignPoint): string => {
        const design = names.design(configuration);
        return published ? t('explore:published.design', { design, source: published.source }) : design;
      };
      const standingTexts = new Map(standings.map((standing) => [standing, t(standing)]));
      return new Map(
        points.map((point) => [
          point.id,
          t('chart.pointLabel', {
            design: nameOf(point),
            accuracy: format.percent(point.testAccuracy.meanFraction),
            cost: formatCost(data.costOf(point)),
            standing: standingTexts.get(standingOf(data, point.id)),
          }),
        ]),
      );
    },
    [t, names, format],
  );
}
