import { ProblemError } from '../problem';

/** One tensor's widths to choose from, with the loss that each is expected to add. */
export interface WidthOptions {
  /** Share of a bit of this tensor in the mean width; the shares of all tensors add up to 1. */
  readonly importance: number;
  readonly options: readonly { readonly bits: number; readonly loss: number }[];
}

interface State {
  readonly bits: number;
  readonly loss: number;
  readonly chosen: readonly number[];
}

const buckets = 4096;

/**
 * Widths that minimise the sum of losses while the mean width stays within `averageBits` (multiple-choice knapsack).
 * Dynamic programming over the tensors keeps, of the partial choices whose mean width falls into one of 4,096 equal
 * intervals, the one of least loss: the limit holds exactly, the minimum up to that grid. A ProblemError
 * `budget-unreachable` where the narrowest widths exceed the limit.
 */
export function cheapestWidths(tensors: readonly WidthOptions[], averageBits: number): readonly number[] {
  const narrowest = tensors.map(({ importance, options }) => importance * leastBits(options));
  const minimum = narrowest.reduce((sum, bits) => sum + bits, 0);
  const limit = averageBits + 1e-9;
  if (minimum > limit) {
    throw new ProblemError('budget-unreachable', { value: averageBits, minimum: minimum.toFixed(2) });
  }
  let states: readonly State[] = [{ bits: 0, loss: 0, chosen: [] }];
  let needed = minimum;
  for (const [index, tensor] of tensors.entries()) {
    needed -= narrowest[index] as number;
    states = extend(states, tensor, limit - needed, averageBits);
  }
  return states.reduce((best, state) => (isBetter(state, best) ? state : best)).chosen;
}

function extend(
  states: readonly State[],
  { importance, options }: WidthOptions,
  limit: number,
  averageBits: number,
): readonly State[] {
  const kept = new Map<number, State>();
  for (const state of states) {
    for (const option of options) {
      const bits = state.bits + importance * option.bits;
      if (bits > limit) continue;
      const candidate = { bits, loss: state.loss + option.loss, chosen: [...state.chosen, option.bits] };
      const bucket = Math.floor((bits / averageBits) * buckets);
      const known = kept.get(bucket);
      if (!known || isBetter(candidate, known)) kept.set(bucket, candidate);
    }
  }
  return [...kept.values()];
}

/** Less loss; of equal losses fewer bits. */
function isBetter(left: State, right: State): boolean {
  return left.loss < right.loss || (left.loss === right.loss && left.bits < right.bits);
}

function leastBits(options: WidthOptions['options']): number {
  return Math.min(...options.map(({ bits }) => bits));
}
