import { describe, expect, it } from 'vitest';
import { faq } from './faq';
import { ristretto } from './ristretto';
import type { TensorRole, TensorSample } from './scheme';
import { stochasticRounding } from './stochastic-rounding';

const sample = (role: TensorRole, values: number[], bits: number): TensorSample => ({
  role,
  values: Float32Array.from(values),
  channels: 1,
  bits,
});

describe('faq', () => {
  const withOutlier = [8, ...Array.from({ length: 1999 }, () => 0.7)];

  it('clips activations at the 99.9th percentile below 8 bits', () => {
    // 0.7 rounds up to 1, of which a 4-bit code is a sixteenth.
    expect([...faq.fit(sample('activations', withOutlier, 4), {}).steps]).toEqual([2 ** -4]);
  });

  it('clips them at the 99.99th percentile at 8 bits', () => {
    // The outlier is one in 2,000: it stays, and 8 is a power of two.
    expect([...faq.fit(sample('activations', withOutlier, 8), {}).steps]).toEqual([8 / 256]);
  });

  it('clips weights at a multiple of their deviation', () => {
    // Deviation 1: 3 / 2^2 = 0.75; log2(0.75) = -0.415 rounds to 0. A multiple of 2 gives 0.5.
    const weights = sample('weights', [-1, 1, -1, 1], 3);
    expect([...faq.fit(weights, {}).steps]).toEqual([1]);
    expect([...faq.fit(weights, { weightScaleKind: 'real' }).steps]).toEqual([0.75]);
    expect([...faq.fit(weights, { weightClip: 2 }).steps]).toEqual([0.5]);
  });
});

describe('ristretto', () => {
  it('gives weights ceil(log2(max) + 1) integer bits, the sign among them', () => {
    // max 0.9: ceil(0.85) = 1 integer bit, 3 of 4 bits are fraction.
    expect([...ristretto.fit(sample('weights', [0.9, -0.2], 4), {}).steps]).toEqual([2 ** -3]);
    // max 1.5: ceil(1.58) = 2 integer bits.
    expect([...ristretto.fit(sample('weights', [-1.5, 0.2], 4), {}).steps]).toEqual([2 ** -2]);
  });

  it('gives activations ceil(log2(max)), which have no sign', () => {
    // max 1.5: 1 integer bit, 3 of 4 bits are fraction.
    expect([...ristretto.fit(sample('activations', [1.5, 0.2], 4), {}).steps]).toEqual([2 ** -3]);
  });
});

describe('stochastic-rounding', () => {
  it('rounds activations by chance where updates are', () => {
    expect(stochasticRounding.estimator({})).toEqual({
      weights: { kind: 'on-grid', rounding: 'stochastic' },
      activations: { kind: 'stochastic' },
    });
    expect(stochasticRounding.estimator({ rounding: 'nearest' })).toEqual({
      weights: { kind: 'on-grid', rounding: 'nearest' },
      activations: { kind: 'on-grid', rounding: 'nearest' },
    });
  });
});
