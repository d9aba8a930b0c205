import { describe, expect, it } from 'vitest';
import { fixedPoint } from './fixed-point';
import { lsq } from './lsq';
import { lsqPlus } from './lsq-plus';
import type { TensorSample } from './scheme';

const weights = (values: number[], bits: number, channels = 1): TensorSample => ({
  role: 'weights',
  values: Float32Array.from(values),
  channels,
  bits,
});

describe('fixed-point', () => {
  it('min-max covers the largest weight with a power of two', () => {
    // 0.9 / 3 = 0.3, the next power of two is 0.5
    const { steps } = fixedPoint.fit(weights([0.9, -0.1], 3), { calibration: 'min-max' });
    expect([...steps]).toEqual([0.5]);
  });

  it('mse clips a lone outlier', () => {
    // Step 4, the first to reach 8, loses 999 values of 0.5: error 999 * 0.25. Step 0.5 loses only 8 - 1.5: error 42.25.
    const values = [...Array.from({ length: 999 }, () => 0.5), 8];
    expect([...fixedPoint.fit(weights(values, 3), {}).steps]).toEqual([0.5]);
    expect([...fixedPoint.fit(weights(values, 3), { calibration: 'min-max' }).steps]).toEqual([4]);
  });
});

describe('lsq', () => {
  it('takes one step per channel of the last axis', () => {
    // Channels (1, 3) and (2, 6): 2 mean|w| / sqrt(1) = 4 and 8
    const { steps } = lsq.fit(weights([1, 2, -3, -6], 2, 2), { granularity: 'channel' });
    expect([...steps]).toEqual([4, 8]);
  });

  it('rounds a power-of-two step to the nearest on a logarithmic scale', () => {
    // 2 * 1.5 / sqrt(1) = 3; log2(3) = 1.58 rounds to 2
    expect([...lsq.fit(weights([1.5], 2), { scaleKind: 'power-of-two' }).steps]).toEqual([4]);
  });

  it('keeps one step for activations', () => {
    const sample: TensorSample = { ...weights([1, 2, 3, 6], 2, 2), role: 'activations' };
    expect(lsq.fit(sample, { granularity: 'channel' }).steps).toHaveLength(1);
  });

  it('learns the offsets that it is told to', () => {
    const learns = (offset: string) => {
      const { weights: left, activations: right } = lsq.estimator({ offset });
      return [left, right].map((estimator) => estimator.kind === 'learned-step' && estimator.learnsOffset);
    };
    expect(learns('none')).toEqual([false, false]);
    expect(learns('activations')).toEqual([false, true]);
    expect(learns('weights')).toEqual([true, false]);
    expect(learns('both')).toEqual([true, true]);
  });
});

describe('lsq-plus', () => {
  it('places the grid of the activations on their range', () => {
    const sample: TensorSample = { ...weights([5, 7, 9, 11], 2), role: 'activations' };
    const { steps, offsets } = lsqPlus.fit(sample, {});
    expect([steps[0], offsets[0]]).toEqual([2, 5]);
  });
});
