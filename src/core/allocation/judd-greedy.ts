import type { LayerBits } from '../explore/training-configuration';
import type { NumberParam } from '../parameters/param-spec';
import type { AllocationTask, Allocator, Score, SensitivityRow } from './allocator';
import {
  allocatedTensors,
  floatBits,
  nextNarrower,
  uniformBits,
  withBits,
  withSharedInputs,
} from './tensors';

const tolerance: NumberParam = { kind: 'real', key: 'tolerance', minimum: 0, maximum: 0.5, default: 0.01 };

interface Step {
  readonly bits: readonly LayerBits[];
  readonly score: Score;
  readonly row: SensitivityRow;
}

/**
 * Judd et al. 2015: from the narrowest uniform width that loses at most `tolerance` of the float accuracy (relative),
 * narrow one field of one layer by one width, whichever keeps most accuracy, and again until the tolerance would be
 * violated. The table holds the first round and the field that was narrowed in every later one.
 */
export const juddGreedy: Allocator = {
  id: 'judd-greedy',
  references: ['judd-2015'],
  params: [tolerance],
  learnsWidths: false,
  allocate: async (task, params) => {
    const float = await task.evaluate(floatBits(task.layers));
    const floor = float.accuracyFraction * (1 - Number(params[tolerance.key]));
    const sensitivity: SensitivityRow[] = [];
    let bits = await narrowestUniform(task, floor);
    for (let round = 0; ; round++) {
      const candidates = await narrowedOnce(task, bits);
      const best = candidates.reduce<Step | null>(better, null);
      if (round === 0) sensitivity.push(...candidates.map(({ row }) => row));
      if (!best || best.score.accuracyFraction < floor) return { bits, sensitivity };
      if (round > 0) sensitivity.push(best.row);
      ({ bits } = best);
    }
  },
};

/** The widest where no uniform width is accurate enough. */
async function narrowestUniform(task: AllocationTask, floor: number): Promise<readonly LayerBits[]> {
  const descending = [...task.widths.weights].reverse();
  let passing = uniformBits(task, descending[0] as number);
  for (const width of descending) {
    const bits = uniformBits(task, width);
    const { accuracyFraction } = await task.evaluate(bits);
    if (accuracyFraction < floor) break;
    passing = bits;
  }
  return passing;
}

async function narrowedOnce(task: AllocationTask, bits: readonly LayerBits[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const tensor of allocatedTensors(task.layers)) {
    const { layer, role } = tensor;
    const width = nextNarrower(task.widths[role], bits[layer]?.[role] ?? 0);
    if (width === null) continue;
    const narrowed = withSharedInputs(withBits(bits, tensor, width), task.layers);
    const score = await task.evaluate(narrowed);
    const { accuracyFraction, loss } = score;
    const layers = [task.layers[layer]?.name ?? ''];
    const row: SensitivityRow = { layers, role, bits: width, measures: { accuracyFraction, loss } };
    steps.push({ bits: narrowed, score, row });
  }
  return steps;
}

/** More accuracy; of equal accuracies less loss. */
function better(best: Step | null, step: Step): Step {
  if (!best) return step;
  const gained = step.score.accuracyFraction - best.score.accuracyFraction;
  return gained > 0 || (gained === 0 && step.score.loss < best.score.loss) ? step : best;
}
