import { designObjective } from '../../core/explore/design-objectives';
import type { DesignPoint } from '../../core/explore/design-point';
import { dominatedShare } from '../../core/explore/dominated-share';
import { kneePoint } from '../../core/explore/knee-point';
import { frontProbabilities, type SeededRun } from '../../core/explore/statistics/front-probability';
import type { AppState } from '../app-state';
import { memoiseSelector } from './memoise-selector';
import { selectComparablePoints, selectNetworkPoints, selectObjectiveIds } from './visible-points';

export interface FrontFacts {
  /** Hypervolume as a share of the box of all designs of the network, filtered or not; null where that box has no volume. */
  readonly share: number | null;
  readonly knee: DesignPoint | null;
}

export const selectFrontFacts: (state: AppState) => FrontFacts = memoiseSelector(
  (state) => [selectComparablePoints(state), selectNetworkPoints(state), selectObjectiveIds(state)],
  (points, all, ids) => {
    const objectives = ids.map(designObjective);
    const costed = all.filter(({ cost }) => cost !== null);
    return {
      share: costed.length === 0 ? null : dominatedShare(points, costed, objectives),
      knee: kneePoint(points, objectives),
    };
  },
);

/** Draws of the bootstrap, fewer where many designs take part: 100 are right to 5 points. */
const drawnDesigns = 80_000;
const [fewestDraws, mostDraws] = [100, 400];

/** Probability to be on the front, by id; designs of fewer than 3 seeds have none. Tenths of a second where there are thousands. */
export const selectFrontChances: (state: AppState) => ReadonlyMap<string, number> = memoiseSelector(
  (state) => [selectComparablePoints(state), selectObjectiveIds(state)],
  (points, ids) => {
    const designs = points
      .filter(({ cost, testAccuracy }) => cost !== null && testAccuracy.seeds > 0)
      .map((point) => ({ point, runs: runsOf(point) }));
    const costs = ids.filter((id) => id !== 'accuracy').map(designObjective);
    const wanted = Math.round(drawnDesigns / Math.max(1, designs.length));
    const draws = Math.min(mostDraws, Math.max(fewestDraws, wanted));
    const chances = frontProbabilities(designs, costs, draws);
    return new Map(
      designs.flatMap(({ point: { id } }, place) => {
        const chance = chances[place] ?? null;
        return chance === null ? [] : [[id, chance] as const];
      }),
    );
  },
);

/** A claim brings its mean alone. */
function runsOf({ configuration, results, testAccuracy }: DesignPoint): readonly SeededRun[] {
  if (results.length === 0) {
    return [{ seed: configuration.seed, testAccuracyFraction: testAccuracy.meanFraction }];
  }
  return results.map((result) => ({
    seed: result.configuration.seed,
    testAccuracyFraction: result.testAccuracyFraction,
  }));
}
