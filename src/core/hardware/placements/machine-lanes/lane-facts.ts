import type { CodeFormat } from '../../../quantization/code-format';
import type { PrimitiveUse } from '../../primitives';
import type { TermPairs } from '../../terms/term-pairs';

/** What the lanes of a machine's own kind multiply and add up. */
export interface LaneFacts {
  readonly weights: CodeFormat;
  readonly inputs: CodeFormat;
  readonly accumulatorBits: number;
  /** Products that one column adds up in a step. */
  readonly reductionLanes: number;
  /** Counted on the layer's own codes, if they were. */
  readonly termPairs?: TermPairs;
}

/** Everything between the ports of an array and its output stages. */
export interface LaneArithmetic {
  readonly uses: readonly PrimitiveUse[];
  /** Of the path that a machine may cut. */
  readonly delayNs: number;
}

/** A use that spends its energy in so many cycles of a step. */
export function inCycles(cycles: number, use: PrimitiveUse, count = 1): PrimitiveUse {
  return { ...use, cycles, count: use.count * count };
}
