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
  /** Each with its default parameters. */
  readonly machines: readonly string[];
  /** All other hardware. */
  readonly hardware: HardwareConfiguration;
  /** The layers of the network as a rung codes them. */
  plan(rung: RungId): readonly QuantizedLayer[];
}

/**
 * Energies of the ladder on every machine in every placement, which treats both operands. A machine that always folds scale and offset appears with `folded` alone.
 */
export function ladderEnergies(question: EnergyQuestion): readonly LadderEnergy[] {
  const plans = new Map(ladder.map(({ id }) => [id, question.plan(id)]));
  return question.machines.flatMap((machine) =>
    affinePlacements.flatMap((placement): LadderEnergy[] => {
      const own = { accelerator: machine, acceleratorParams: {}, placement, operand: 'both' } as const;
      const hardware: HardwareConfiguration = { ...question.hardware, ...own };
      const evaluate = createCostEvaluator(hardware);
      const reports = [...plans].map(([rung, layers]) => [rung, reportOf(() => evaluate(layers))] as const);
      if (reports.some(([, report]) => report?.notes.some(({ code }) => code === 'folds-instead'))) return [];
      const rungs = reports.flatMap(([rung, report]) => (report ? [[rung, energyOf(report)] as const] : []));
      const { network, bits } = question;
      return [{ network, bits, machine, placement, rungs: Object.fromEntries(rungs) }];
    }),
  );
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
