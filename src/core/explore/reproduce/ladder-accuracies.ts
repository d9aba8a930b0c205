import { estimateAccuracy } from '../accuracy-estimate';
import type { AccuracyEstimate } from '../design-point';
import { resultKey } from '../result-key';
import {
  compareDesigns,
  comparePredictions,
  type SeedPredictions,
  type SeedVerdict,
} from '../statistics/compare-designs';
import type { TrainedResult } from '../trained-result';
import type { TrainingConfiguration } from '../training-configuration';
import { type ClaimReading, claimReadings } from './claim-readings';
import { ladder, type Rung, type RungId } from './ladder';
import {
  controlRuns,
  type LadderCell,
  ladderCells,
  type ReproductionPlan,
  rungRuns,
} from './reproduction-plan';

export interface RungAccuracy {
  readonly rung: RungId;
  /** On the test images; null where no seed is trained. */
  readonly accuracy: AccuracyEstimate | null;
  /** Accuracy minus that of the rung's base; null of the first rung. */
  readonly againstBase: SeedVerdict | null;
  /** Test images on which this rung (left) or its base (right) alone is right, seed by seed where known. */
  readonly predictions: readonly SeedPredictions[];
}

/** Accuracy of the reading's dearer rung minus that of its cheaper one. */
export interface ReadingAccuracy {
  readonly reading: ClaimReading['id'];
  readonly verdict: SeedVerdict;
}

export interface LadderAccuracy {
  readonly cell: LadderCell;
  readonly control: AccuracyEstimate | null;
  readonly rungs: readonly RungAccuracy[];
  /** What each reading of the claim gains. */
  readonly readings: readonly ReadingAccuracy[];
}

/** What the results say of every cell of a plan. Results of other runs are ignored. */
export function ladderAccuracies(
  plan: ReproductionPlan,
  results: readonly TrainedResult[],
): readonly LadderAccuracy[] {
  const byKey = new Map(results.map((result) => [result.key, result]));
  const found = (runs: readonly TrainingConfiguration[]) =>
    runs.flatMap((run) => byKey.get(resultKey(run)) ?? []);
  return ladderCells(plan).map((cell) => {
    const control = found(controlRuns(plan, cell));
    const ofRung = new Map(ladder.map((rung) => [rung.id, found(rungRuns(plan, cell, rung))]));
    return {
      cell,
      control: estimateOf(control),
      rungs: ladder.map((rung) => accuracyOf(rung, ofRung)),
      readings: claimReadings.map(({ id, from, to }) => ({
        reading: id,
        verdict: compareDesigns(ofRung.get(to) ?? [], ofRung.get(from) ?? []),
      })),
    };
  });
}

function accuracyOf(rung: Rung, ofRung: ReadonlyMap<RungId, readonly TrainedResult[]>): RungAccuracy {
  const own = ofRung.get(rung.id) ?? [];
  const base = rung.base && (ofRung.get(rung.base) ?? []);
  return {
    rung: rung.id,
    accuracy: estimateOf(own),
    againstBase: base && compareDesigns(own, base),
    predictions: base ? comparePredictions(own, base) : [],
  };
}

function estimateOf(results: readonly TrainedResult[]): AccuracyEstimate | null {
  if (results.length === 0) return null;
  return estimateAccuracy(results.map(({ testAccuracyFraction }) => testAccuracyFraction));
}
