import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParetoDatum } from '../charts/pareto-datum';
import { useFormat } from '../format/use-format';
import { schemeMark, sizeStep } from './scheme-mark';
import { seedSpread } from './seed-spread';
import { useDesignNames } from './use-design-names';
import { type ExploreData, standingOf } from './use-explore-data';

/** Designs as the chart draws them. */
export function useParetoData(
  data: ExploreData,
  formatCost: (value: number) => string,
): readonly ParetoDatum[] {
  const { t } = useTranslation('explore');
  const { designs, frontIds, mismatched, costOf } = data;
  const names = useDesignNames();
  const format = useFormat();
  return useMemo(
    () =>
      designs.map((point) => {
        const { id, configuration, testAccuracy, origin, results } = point;
        const onFront = frontIds.has(id);
        return {
          id,
          label: t('chart.pointLabel', {
            design: names.design(configuration),
            accuracy: format.percent(testAccuracy.meanFraction),
            cost: formatCost(costOf(point)),
            standing: t(standingOf(data, id)),
          }),
          ...schemeMark(configuration.quantization.scheme),
          sizeStep: sizeStep(configuration),
          cost: costOf(point),
          accuracyFraction: testAccuracy.meanFraction,
          intervalFraction: seedSpread(point),
          seedFractions: results.map(({ testAccuracyFraction }) => testAccuracyFraction),
          origin,
          onFront,
          mismatched: mismatched.has(id),
        };
      }),
    [data, designs, frontIds, mismatched, costOf, formatCost, t, names, format],
  );
}
