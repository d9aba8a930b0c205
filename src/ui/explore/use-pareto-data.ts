import { useMemo } from 'react';
import type { ParetoDatum } from '../charts/pareto-datum';
import { schemeMark, sizeStep } from './scheme-mark';
import { seedSpread } from './seed-spread';
import type { ExploreData } from './use-explore-data';

/** Designs as the chart draws them. */
export function useParetoData(
  { designs, frontIds, mismatched, wishedIds, costOf }: ExploreData,
  faintIds: ReadonlySet<string>,
): readonly ParetoDatum[] {
  return useMemo(
    () =>
      designs.map((point) => {
        const { id, configuration, testAccuracy, origin, results } = point;
        return {
          id,
          ...schemeMark(configuration.quantization.scheme),
          sizeStep: sizeStep(configuration),
          cost: costOf(point),
          accuracyFraction: testAccuracy.meanFraction,
          intervalFraction: seedSpread(point),
          seedFractions: results.map(({ testAccuracyFraction }) => testAccuracyFraction),
          origin,
          onFront: frontIds.has(id),
          mismatched: mismatched.has(id),
          wished: wishedIds.has(id),
          faint: faintIds.has(id),
        };
      }),
    [designs, frontIds, mismatched, wishedIds, costOf, faintIds],
  );
}
