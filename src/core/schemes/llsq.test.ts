import { describe, expect, it } from 'vitest';
import { llsq } from './llsq';
import type { TensorRole } from './scheme';

const stepsOf = (role: TensorRole, values: number[], bits: number, granularity = 'tensor', channels = 1) => [
  ...llsq.fit({ role, values: Float32Array.from(values), channels, bits }, { granularity }).steps,
];

describe('llsq', () => {
  it('starts from the largest weight of the tensor or of each channel', () => {
    // 3 bits, largest code 3: 2 / 4 per tensor; 1.5 / 3 and 3 / 3 per channel.
    expect(stepsOf('weights', [2, -1, 0.5], 3)).toEqual([0.5]);
    expect(stepsOf('weights', [1, -3, -1.5, 2], 3, 'channel', 2)).toEqual([0.5, 1]);
  });

  it('starts activations of 2 and 3 bits at half of what covers them', () => {
    // 12 / (2 * 3); 12 / 16.
    expect(stepsOf('activations', [1, 12], 2)).toEqual([2]);
    expect(stepsOf('activations', [1, 12], 4)).toEqual([0.75]);
  });

  it('rounds steps to 8 bits of mantissa', () => {
    // 0.3 / 4 = 0.075 = 153.6 / 2048, where 154 is the nearest 8-bit mantissa.
    expect(stepsOf('weights', [0.3], 3)).toEqual([154 / 2048]);
  });
});
