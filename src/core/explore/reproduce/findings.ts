import type { HardwareConfiguration } from '../../hardware/hardware-configuration';
import { costedNetworks, publishedNetworks } from '../../networks/published';
import { completeParams } from '../../parameters/parse-params';
import { planQuantization } from '../plan-quantization';
import { publishedPoints } from '../published-points';
import type { QuantizedLayer } from '../quantization-plan';
import { resultKey } from '../result-key';
import type { TrainedResult } from '../trained-result';
import type { TrainingConfiguration } from '../training-configuration';
import { type ClaimRatio, type ClaimSummary, claimRatios, summarizeClaims } from './claim-ratios';
import { type RungId, rungOf } from './ladder';
import { type LadderAccuracy, ladderAccuracies } from './ladder-accuracies';
import { type LadderEnergy, ladderEnergies } from './ladder-energies';
import { type ReproductionPlan, reproductionRuns, rungRuns } from './reproduction-plan';

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

export interface FindingsQuestion {
  readonly plan: ReproductionPlan;
  readonly results: readonly TrainedResult[];
  readonly machines: readonly string[];
  readonly hardware: HardwareConfiguration;
  /** Codes of a configuration's layers on the images of its dataset. */
  planLayers(configuration: TrainingConfiguration): readonly QuantizedLayer[];
  /** Told before each network and width is costed: netlists that no table has take a while. */
  onCosting?(network: string, bits: number): void;
}

/** ImageNet network beside our own, with accuracies from the literature. */
const literatureNetwork = 'resnet-18';

/** Accuracies over seeds, energies on every machine in every placement, and where the claim holds. */
export function findReproduction(question: FindingsQuestion): Findings {
  const { plan, results, machines, hardware } = question;
  const energies = plan.networks.flatMap((network) =>
    plan.bits.flatMap((bits) => {
      question.onCosting?.(network, bits);
      const layersOf = (rung: RungId) => question.planLayers(firstRun(plan, { network, bits }, rung));
      return ladderEnergies({ network, bits, machines, hardware, plan: layersOf });
    }),
  );
  const ratios = claimRatios(energies);
  const keys = new Set(results.map(({ key }) => key));
  const runs = reproductionRuns(plan);
  return {
    plan,
    hardware,
    machines,
    trainings: runs.length,
    missing: runs.filter((run) => !keys.has(resultKey(run))).length,
    accuracies: ladderAccuracies(plan, results),
    energies,
    ratios,
    summaries: summarizeClaims(ratios),
    published: publishedFindings(question),
  };
}

/** Costs depend on the images of the dataset alone, which are of one size in ours. */
function firstRun(
  plan: ReproductionPlan,
  { network, bits }: { readonly network: string; readonly bits: number },
  rung: RungId,
): TrainingConfiguration {
  const [dataset = ''] = plan.datasets;
  const [run] = rungRuns(plan, { dataset, network, bits }, rungOf(rung));
  if (!run) throw new RangeError('a plan without seeds');
  return run;
}

function publishedFindings({ plan, machines, hardware, onCosting }: FindingsQuestion): Findings['published'] {
  const { input, classes, params } = publishedNetworks.get(literatureNetwork);
  const networkParams = completeParams(params, {});
  const energies = plan.bits.flatMap((bits) => {
    onCosting?.(literatureNetwork, bits);
    const layersOf = (rung: RungId) => {
      const { scheme, schemeParams } = rungOf(rung);
      const widths = { weightBits: bits, activationBits: bits, edgeLayers: 'eight-bit' } as const;
      const choice = {
        network: literatureNetwork,
        networkParams,
        quantization: { scheme, schemeParams, ...widths },
      };
      return planQuantization(choice, input, classes, costedNetworks);
    };
    return ladderEnergies({ network: literatureNetwork, bits, machines, hardware, plan: layersOf });
  });
  return {
    network: literatureNetwork,
    accuracies: publishedRungs(plan.bits),
    energies,
    summaries: summarizeClaims(claimRatios(energies)),
  };
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
