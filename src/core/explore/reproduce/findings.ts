import type { HardwareConfiguration } from '../../hardware/hardware-configuration';
import { publishedPoints } from '../published-points';
import { resultKey } from '../result-key';
import type { TrainedResult } from '../trained-result';
import { type ClaimRatio, type ClaimSummary, claimRatios, summarizeClaims } from './claim-ratios';
import { costLadderPart, type PlanLayers } from './cost-ladder-part';
import { type LadderAccuracy, ladderAccuracies } from './ladder-accuracies';
import type { LadderEnergy } from './ladder-energies';
import { type LadderPart, ladderParts, literatureNetwork } from './ladder-parts';
import { type ReproductionPlan, reproductionRuns } from './reproduction-plan';

/** An accuracy that others report for a rung on the network of the literature. */
export interface PublishedRung {
  readonly scheme: string;
  readonly bits: number;
  readonly accuracyFraction: number;
  readonly source: string;
}

/** All that a run of the reproduction found. */
export interface Findings {
  readonly plan: ReproductionPlan;
  readonly hardware: HardwareConfiguration;
  readonly machines: readonly string[];
  /** Trainings of the plan, and how many of them have no result. */
  readonly trainings: number;
  readonly missing: number;
  /** What has no energies yet. */
  readonly uncosted: readonly LadderPart[];
  readonly accuracies: readonly LadderAccuracy[];
  readonly energies: readonly LadderEnergy[];
  readonly ratios: readonly ClaimRatio[];
  readonly summaries: readonly ClaimSummary[];
  readonly published: {
    readonly network: string;
    readonly accuracies: readonly PublishedRung[];
    readonly energies: readonly LadderEnergy[];
    readonly summaries: readonly ClaimSummary[];
  };
}

/** What findings are made from. */
export interface Evidence {
  readonly plan: ReproductionPlan;
  readonly results: readonly TrainedResult[];
  readonly machines: readonly string[];
  readonly hardware: HardwareConfiguration;
}

export interface FindingsQuestion extends Evidence {
  readonly planLayers: PlanLayers;
  /** Told before each part is costed: netlists that no table has take a while. */
  onCosting?(part: LadderPart): void;
}

/** Accuracies over seeds, energies on every machine in every placement, and where the claim holds. */
export function findReproduction(question: FindingsQuestion): Findings {
  const { plan, machines, hardware, planLayers, onCosting } = question;
  const energies = ladderParts(plan, machines).flatMap((part) => {
    onCosting?.(part);
    return toEnd(costLadderPart(part, hardware, planLayers));
  });
  return assembleFindings(question, energies);
}

/** The findings from energies that are known, of all parts of the plan or of some. */
export function assembleFindings(
  { plan, results, machines, hardware }: Evidence,
  known: readonly LadderEnergy[],
): Findings {
  const isOfLiterature = ({ network }: LadderEnergy) => network === literatureNetwork;
  const energies = known.filter((energy) => !isOfLiterature(energy));
  const ofLiterature = known.filter(isOfLiterature);
  const ratios = claimRatios(energies);
  const keys = new Set(results.map(({ key }) => key));
  const runs = reproductionRuns(plan);
  return {
    plan,
    hardware,
    machines,
    trainings: runs.length,
    missing: runs.filter((run) => !keys.has(resultKey(run))).length,
    uncosted: ladderParts(plan, machines).filter((part) => !known.some((energy) => isOf(energy, part))),
    accuracies: ladderAccuracies(plan, results),
    energies,
    ratios,
    summaries: summarizeClaims(ratios),
    published: {
      network: literatureNetwork,
      accuracies: publishedRungs(plan.bits),
      energies: ofLiterature,
      summaries: summarizeClaims(claimRatios(ofLiterature)),
    },
  };
}

function isOf(energy: LadderEnergy, part: LadderPart): boolean {
  return energy.network === part.network && energy.bits === part.bits && energy.machine === part.machine;
}

function toEnd<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
  }
}

function publishedRungs(widths: readonly number[]): readonly PublishedRung[] {
  return publishedPoints(literatureNetwork).flatMap(({ published }) => {
    if (!published) return [];
    const { scheme, weightBits: bits, activationBits, accuracyFraction, source } = published;
    const isOfLadder = ['fixed-point', 'lsq', 'lsq-plus'].includes(scheme);
    return isOfLadder && bits === activationBits && widths.includes(bits)
      ? [{ scheme, bits, accuracyFraction, source }]
      : [];
  });
}
