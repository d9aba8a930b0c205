import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import type { LaneDesign, LaneSpec } from '../datapath-class';
import { checkLanes } from './check-lanes';

const lanes = 3;
const accumulatorBits = 9;
const operand = { scale: false, offset: 'none' } as const;
const spec: LaneSpec = {
  weights: { ...operand, format: integerGrid(3, true) },
  inputs: { ...operand, format: integerGrid(2, false) },
  placement: 'folded',
  operand: 'activations',
  pipelined: false,
  operandScaleBits: null,
  productScaleBits: 8,
  lanes,
  accumulatorBits,
};

/** Sums of products plus a constant; `wrongFor` gives the reference an error where lane 1 has these words. */
function design(wrongFor: readonly [weight: number, input: number] | null): LaneDesign {
  return {
    cyclesPerStep: () => 1,
    latencyCycles: 1,
    constantPorts: [{ name: 'bias', width: 4, signed: true, typical: 0 }],
    sharedConstants: [],
    describe: (logic) => {
      const terms = Array.from({ length: lanes }, (_, lane) => ({
        kind: 'product' as const,
        a: logic.input(`w${lane}`, 3, true),
        b: logic.input(`x${lane}`, 2, false),
      }));
      const first = logic.input('first', 1, false);
      const bias = logic.input('bias', 4, true);
      const accumulator = logic.state(accumulatorBits, true);
      const held = logic.gated(accumulator.word, logic.not(first));
      const words = [held, bias].map((word) => ({ kind: 'word' as const, word }));
      accumulator.connect(logic.sum([...terms, ...words], accumulatorBits, true));
      logic.output('sum', accumulator.word);
    },
    drive: ({ weights, inputs, isFirst }) => [
      Object.fromEntries([
        ...Array.from(weights, (word, lane) => [`w${lane}`, word] as const),
        ...Array.from(inputs, (word, lane) => [`x${lane}`, word] as const),
        ['first', isFirst ? 1 : 0] as const,
      ]),
    ],
    expected: (steps, { bias = 0 }) => {
      let sum = 0;
      for (const { weights, inputs } of steps) {
        sum += bias;
        for (let lane = 0; lane < lanes; lane++) {
          const word = weights[lane] as number;
          sum += (word >= 4 ? word - 8 : word) * (inputs[lane] as number);
        }
        if (wrongFor && weights[1] === wrongFor[0] && inputs[1] === wrongFor[1]) sum++;
      }
      return { sum: BigInt(sum) };
    },
  };
}

describe('checkLanes', () => {
  it('finds no mismatch where logic and reference agree', () => {
    // 6 * 4 extreme pairs in 1 + 3 places, 8 * 4 pairs in one lane, 100 random steps.
    expect(checkLanes(design(null), spec, { randomSteps: 100 })).toEqual({
      checkedSteps: 24 * 4 + 32 + 100,
      mismatch: null,
    });
  });

  it('shows the steps of the first mismatch', () => {
    const { mismatch } = checkLanes(design([5, 2]), spec);
    expect(mismatch?.port).toBe('sum');
    expect(mismatch?.reference).toBe((mismatch?.netlist ?? 0n) + 1n);
    const last = mismatch?.steps.at(-1);
    expect([last?.weights[1], last?.inputs[1]]).toEqual([5, 2]);
  });

  it('tells of an output that the reference does not know', () => {
    const { mismatch } = checkLanes({ ...design(null), expected: () => ({}) }, spec, { randomSteps: 1 });
    expect(mismatch?.reference).toBeUndefined();
  });
});
