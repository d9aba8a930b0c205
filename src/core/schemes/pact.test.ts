import { describe, expect, it } from 'vitest';
import { encode } from '../quantization/encode';
import { pact } from './pact';
import { pactSawb } from './pact-sawb';
import type { TensorRole } from './scheme';

const sample = (role: TensorRole, values: number[], bits: number) => ({
  role,
  values: Float32Array.from(values),
  channels: 1,
  bits,
});

describe('pact', () => {
  it('spans the largest weight with half-integer codes', () => {
    const quantizer = pact.fit(sample('weights', [0.3, -0.75, 0.1], 2), {});
    expect([...quantizer.steps]).toEqual([0.5]);
    const prepared = pact.prepareWeights?.(Float32Array.of(0.3, -0.75, 0.1), quantizer, {});
    // Levels +-0.25 and +-0.75, stored from -2 to 1.
    expect([...encode(prepared!, quantizer)]).toEqual([0, -2, 0]);
  });

  it('takes the clip of SAWB, without a transform, where asked for', () => {
    const params = { weightQuantizer: 'sawb' };
    const weights = Float32Array.of(1, -1, 3, -3);
    const quantizer = pact.fit(sample('weights', [...weights], 2), params);
    // See sawb.test.ts.
    expect(quantizer.steps[0]).toBeCloseTo(1.899021, 5);
    expect(pact.prepareWeights?.(weights, quantizer, params)).toBe(weights);
    expect(pact.estimator(params).weights).toEqual({
      kind: 'weight-statistics',
      rule: 'sawb-full',
      gradient: 'inside',
    });
  });

  it('starts with the clip of least squared error', () => {
    // Every value is a multiple of 0.5 up to 1.5: no error at clip 1.5, three steps.
    expect([...pact.fit(sample('activations', [0, 0.5, 1, 1.5], 2), {}).steps]).toEqual([0.5]);
  });
});

describe('pact-sawb', () => {
  it('has 2^bits levels, or one less with zero among them', () => {
    expect(pactSawb.weightCodes(2, {})).toMatchObject({ shift: 0.5, minimum: -1.5, maximum: 1.5 });
    expect(pactSawb.weightCodes(2, { levels: 'zero-aligned' })).toMatchObject({
      shift: 0,
      minimum: -1,
      maximum: 1,
    });
  });

  it('passes gradients of clipped weights only as SAWB+', () => {
    const gradientOf = (clippedWeights: string) => pactSawb.estimator({ clippedWeights }).weights;
    expect(gradientOf('masked')).toMatchObject({ rule: 'sawb-full', gradient: 'inside' });
    expect(gradientOf('passed')).toMatchObject({ rule: 'sawb-full', gradient: 'everywhere' });
  });
});
