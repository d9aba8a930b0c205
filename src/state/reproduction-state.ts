import type { LadderEnergy } from '../core/explore/reproduce/ladder-energies';
import type { ReportBlock } from '../core/explore/reproduce/report/report-blocks';
import type { ReproductionPlan } from '../core/explore/reproduce/reproduction-plan';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { Problem } from '../core/problem';
import type { KeyedAnswer } from './datapath-state';

/** Ways to use many trainings: a sweep of one's own, a search for widths per layer, or the paper's claim put to the test. */
export const experimentParts = ['sweep', 'search', 'claim'] as const;
export type ExperimentPart = (typeof experimentParts)[number];

/** Trainings of the ladder, and the machines on which it is costed. */
export interface ReproductionQuestion extends ReproductionPlan {
  readonly machines: readonly string[];
  readonly costSource: HardwareConfiguration['costSource'];
}

export interface ReproductionSlice {
  readonly experimentPart: ExperimentPart;
  readonly reproduction: ReproductionQuestion;
  /** By the key of their part. */
  readonly ladderEnergies: Readonly<Record<string, readonly LadderEnergy[]>>;
  /** Whether energies that are not known are to be computed, while the claim is looked at. */
  readonly isCostingLadder: boolean;
  readonly ladderProblem: Problem | null;
  /** The latest report; null before the first, and where nothing is chosen. */
  readonly claimReport: KeyedAnswer<readonly ReportBlock[]> | null;
  showExperimentPart(part: ExperimentPart): void;
  setReproduction(change: Partial<ReproductionQuestion>): void;
  costLadder(): void;
  stopCosting(problem?: Problem): void;
  /** For the worker's side alone. */
  addLadderEnergies(key: string, energies: readonly LadderEnergy[]): void;
  answerClaim(report: ReproductionSlice['claimReport']): void;
}
