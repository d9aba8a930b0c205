import { describe, expect, it } from 'vitest';
import { fakeQuantize } from '../quantization/fake-quantize';
import { createRandom } from '../random';
import { dsq } from './dsq';
import { nice } from './nice';
import type { TensorRole, TensorSample } from './scheme';
import { ul2q } from './ul2q';

const sample = (role: TensorRole, values: Iterable<number>, bits: number): TensorSample => ({
  role,
  values: Float32Array.from(values),
  channels: 1,
  bits,
});

describe('ul2q', () => {
  it('places half-integer codes around the mean', () => {
    // Mean 3, deviation 2: step 2 * 0.9894, codes +-1/2 and +-3/2. Both values are 1.01 steps from the mean: codes +-3/2.
    const weights = sample('weights', [1, 5], 2);
    const quantizer = ul2q.fit(weights, {});
    expect(quantizer.steps[0]).toBeCloseTo(1.9788, 6);
    expect(quantizer.offsets[0]).toBe(3);
    const [low, high] = fakeQuantize(weights.values, quantizer);
    expect(low).toBeCloseTo(3 - 2.9682, 5);
    expect(high).toBeCloseTo(3 + 2.9682, 5);
  });

  it.each([
    // Losses of the paper's Table I.
    [1, 0.3625],
    [2, 0.1189],
    [3, 0.0374],
    [4, 0.0115],
  ])('loses of a normal distribution what the paper says: %i bits', (bits, loss) => {
    const random = createRandom(3);
    const weights = sample('weights', Array.from({ length: 100_000 }, random.normal), bits);
    const quantized = fakeQuantize(weights.values, ul2q.fit(weights, {}));
    const error = weights.values.reduce((sum, value, index) => sum + (value - quantized[index]!) ** 2, 0);
    expect(error / 100_000 / loss).toBeGreaterThan(0.97);
    expect(error / 100_000 / loss).toBeLessThan(1.03);
  });
});

describe('nice', () => {
  it('covers the mean and three deviations by a 3-bit mantissa times a power of two', () => {
    // |1| + 3 * 2 = 7 over the largest code 3 is 2.33, the next of 2, 2.5, 3, 3.5 is 2.5.
    const quantizer = nice.fit(sample('weights', [-1, 3], 3), {});
    expect([...quantizer.steps]).toEqual([2.5]);
    expect(quantizer.format).toMatchObject({ minimum: -3, maximum: 3 });
    expect(quantizer.decode).toMatchObject({ scale: 'mantissa', mantissaBits: 3 });
    // 7 over the largest unsigned code 7 is 1.
    expect([...nice.fit(sample('activations', [-1, 3], 3), {}).steps]).toEqual([1]);
  });
});

describe('dsq', () => {
  it('spreads its levels from the lower to the upper limit', () => {
    // Within the data: l = 5, u = 11, three steps of 2; the least weight code is -2, so offset 5 + 4.
    const values = [5, 7, 9, 11];
    const weights = dsq.fit(sample('weights', values, 2), {});
    expect([weights.steps[0], weights.offsets[0]]).toEqual([2, 9]);
    expect([...fakeQuantize(Float32Array.from(values), weights)]).toEqual(values);
  });

  it('clips at 2.6 deviations', () => {
    // 99 zeros and a 100: mean 1, deviation sqrt(99) = 9.95, upper limit 1 + 25.87.
    const { steps, offsets } = dsq.fit(sample('activations', [...new Float32Array(99), 100], 2), {});
    expect(steps[0]).toBeCloseTo((1 + 2.6 * Math.sqrt(99)) / 3, 5);
    expect(offsets[0]).toBe(0);
  });

  it('starts activations at zero where the limit is held there', () => {
    const { steps, offsets, decode } = dsq.fit(sample('activations', [3, 6], 2), { lowerClip: 'zero' });
    expect([steps[0], offsets[0], decode.offset]).toEqual([2, 0, 'none']);
  });
});
