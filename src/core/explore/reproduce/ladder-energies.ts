import { arithmeticComponents } from '../../hardware/cost/components';
import type { CostReport } from '../../hardware/cost/cost-report';
import { createCostEvaluator } from '../../hardware/cost/evaluate-cost';
import type { HardwareConfiguration } from '../../hardware/hardware-configuration';
import { type AffinePlacement, affinePlacements } from '../../hardware/placements/affine-placement';
import { ProblemError } from '../../problem';
import type { QuantizedLayer } from '../quantization-plan';
import { ladder, type RungId } from './ladder';

export interface RungEnergy {
  /** Of one inference. */
  readonly totalPj: number;
  /** The part of gates and flip-flops, without memories and leakage. */
  readonly arithmeticPj: number;
}

/** What the ladder costs for one network and width on one machine with scale and offset in one place. */
export interface LadderEnergy {
  readonly network: string;
  readonly bits: number;
  readonly machine: string;
  readonly placement: AffinePlacement;
  /** Without rungs that the machine cannot run. */
  readonly rungs: Readonly<Partial<Record<RungId, RungEnergy>>>;
}

export interface EnergyQuestion {
  readonly network: string;
  readonly bits: number;
  /** With its default parameters. */
  readonly machine: string;
  /** All other hardware. */
  readonly hardware: HardwareConfiguration;
  /** The layers of the network as a rung codes them. */
  plan(rung: RungId): readonly QuantizedLayer[];
}

/**
 * Energies of the ladder on a machine in every placement, which treats both operands. A machine that always folds scale
 * and offset has `folded` alone. Yields after each evaluation.
 */
export function* ladderEnergies(question: EnergyQuestion): Generator<undefined, readonly LadderEnergy[]> {
  const plans = ladder.map(({ id }) => [id, question.plan(id)] as const);
  const energies: LadderEnergy[] = [];
  for (const placement of affinePlacements) {
    const rungs = yield* placedRungs(question, placement, plans);
    const { network, bits, machine } = question;
    if (rungs) energies.push({ network, bits, machine, placement, rungs });
  }
  return energies;
}

/** Null where the machine folds instead. */
function* placedRungs(
  { machine, hardware }: EnergyQuestion,
  placement: AffinePlacement,
  plans: readonly (readonly [RungId, readonly QuantizedLayer[]])[],
): Generator<undefined, LadderEnergy['rungs'] | null> {
  const own = { accelerator: machine, acceleratorParams: {}, placement, operand: 'both' } as const;
  const evaluate = createCostEvaluator({ ...hardware, ...own });
  const rungs: Partial<Record<RungId, RungEnergy>> = {};
  for (const [rung, layers] of plans) {
    const report = yield* layerByLayer(layers, hardware, (first) => reportOf(() => evaluate(first)));
    if (report?.notes.some(({ code }) => code === 'folds-instead')) return null;
    if (report) rungs[rung] = energyOf(report);
  }
  return rungs;
}

/** The report of all layers. With netlists that no table has a layer may take seconds: each is measured after a yield. */
function* layerByLayer(
  layers: readonly QuantizedLayer[],
  { costSource }: HardwareConfiguration,
  reportFirst: (layers: readonly QuantizedLayer[]) => CostReport | null,
): Generator<undefined, CostReport | null> {
  if (costSource === 'gates') {
    for (let count = 1; count < layers.length; count++) {
      reportFirst(layers.slice(0, count));
      yield;
    }
  }
  const report = reportFirst(layers);
  yield;
  return report;
}

/** Null where the machine cannot run the codes. */
function reportOf(evaluate: () => CostReport): CostReport | null {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

function energyOf({ totals, energyByComponentPj }: CostReport): RungEnergy {
  const arithmeticPj = arithmeticComponents.reduce((sum, part) => sum + (energyByComponentPj[part] ?? 0), 0);
  return { totalPj: totals.energyPj, arithmeticPj };
}
