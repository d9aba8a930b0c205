import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import { countOperands } from './count-operands';
import type { MeasuredLayer } from './measured-layers';

/** A dense layer of 4 inputs and 2 outputs; every second image has the other inputs. */
const weights = [
  [3, 0, 1, 7],
  [2, 5, 0, 1],
];
const inputs = [
  [1, 0, 2, 3],
  [0, 0, 5, 0],
];

const layer = {
  name: 'd',
  quantizers: { weights: { format: integerGrid(4, true) }, inputs: { format: integerGrid(3, false) } },
  operands: {
    layer: { outputChannels: 2 },
    images: 2,
    positions: 1,
    kernelPositions: 1,
    inputsPerKernelPosition: 4,
    weightCode: (channel: number, _: number, input: number) => weights[channel]![input]!,
    inputCode: ({ image }: { image: number }, _: number, input: number) => inputs[image]![input]!,
  },
} as unknown as MeasuredLayer;

const serial = (reductionLanes: number, waitingLanes: number) =>
  ({ reductionLanes, laneClass: { kind: 'term-serial', waitingLanes, weightSharing: 1 } }) as const;

describe('countOperands()', () => {
  it('counts zeros, and pairs of the least signed powers', () => {
    // Terms of 3, 0, 1, 7 are 2, 0, 1, 2 and of 2, 5, 0, 1 are 1, 2, 0, 1; of 1, 0, 2, 3 they are 1, 0, 1, 2 and of 5 it is 2.
    // Pairs with the first image: 2, 0, 1, 4 and 1, 0, 0, 2; with the second: 0, 0, 2, 0 and none.
    const { zeroInputs, termPairs } = countOperands([layer], serial(4, 4));
    expect(zeroInputs.d).toBeCloseTo(4 / 8, 2);
    expect(termPairs!.d!.mean).toBeCloseTo((7 + 3 + 2 + 0) / 16, 2);
    // The longest lane of each step: 4, 2, 2 and, of nothing but zeros, one cycle.
    expect(termPairs!.d!.longest).toBeCloseTo((4 + 2 + 2 + 1) / 4, 2);
  });

  it('lets filters wait for each other where their steps begin together', () => {
    // Over both filters: 4 with the first image, 2 with the second.
    expect(countOperands([layer], serial(4, 8)).termPairs!.d!.longest).toBeCloseTo(3, 2);
    // Two lanes at a time: 2, 4, 1, 2 and 1, 2, 1, 1.
    expect(countOperands([layer], serial(2, 2)).termPairs!.d!.longest).toBeCloseTo(14 / 8, 2);
  });

  it('counts no terms where lanes take whole operands', () => {
    expect(countOperands([layer], { reductionLanes: 4 })).not.toHaveProperty('termPairs');
  });
});
