import { describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom, type Random } from '../../core/random';
import { ristrettoMinifloat } from '../../core/schemes/ristretto-minifloat';
import { ristrettoPot } from '../../core/schemes/ristretto-pot';
import { roundStochastically } from './stochastic-codes';

const values = Float32Array.from({ length: 2000 }, createRandom(3).normal).map((value) => value ** 3);
const pot = ristrettoPot.fit({ role: 'weights', values, channels: 1, bits: 4 }, {});
const minifloat = ristrettoMinifloat.fit({ role: 'weights', values, channels: 1, bits: 6 }, {});

/** Draws 1/2 always, with which stochastic rounding is nearest rounding. */
const half: Random = { ...createRandom(1), next: () => 0.5 };

const share = (rounded: Float32Array, level: number) =>
  rounded.filter((value) => value === level).length / rounded.length;

describe('stochastic powers of two', () => {
  it('are the nearest on the logarithmic scale where every draw is 1/2', () => {
    expect(roundStochastically(values, pot, half)).toEqual(fakeQuantize(values, pot));
  });

  it('round the exponent up with the probability of its fraction', () => {
    // log2(0.3) = -1.737: -1 in 26.3 % of all draws; deviation of the share 0.0044.
    const rounded = roundStochastically(new Float32Array(10_000).fill(-0.3), pot, createRandom(1));
    expect(Math.abs(share(rounded, -0.5) - 0.263)).toBeLessThan(0.02);
    expect(share(rounded, -0.25) + share(rounded, -0.5)).toBe(1);
  });

  it('stay within 2^-8 and 2^-1', () => {
    const rounded = roundStochastically(Float32Array.of(0, 1e-9, -1e-9, 3, -1e30), pot, createRandom(1));
    expect([...rounded]).toEqual([2 ** -8, 2 ** -8, -(2 ** -8), 0.5, -0.5]);
  });
});

describe('stochastic minifloats', () => {
  it('are the nearest where every draw is 1/2', () => {
    const normal = values.filter((value) => Math.abs(value) > 2 ** -6);
    expect(roundStochastically(normal, minifloat, half)).toEqual(fakeQuantize(normal, minifloat));
  });

  it('round the mantissa up with the probability of its fraction', () => {
    // One mantissa bit: 1.1 lies a fifth of the way from 1 to 1.5; deviation of the share 0.004.
    const rounded = roundStochastically(new Float32Array(10_000).fill(1.1), minifloat, createRandom(1));
    expect(Math.abs(share(rounded, 1.5) - 0.2)).toBeLessThan(0.02);
    expect(share(rounded, 1) + share(rounded, 1.5)).toBe(1);
  });

  it('become zero below the least normal one and stay within the largest', () => {
    // Largest: 1.5 * 2^(15 - 7)
    const rounded = roundStochastically(
      Float32Array.of(0, 0.007, -0.007, 1e30, -400),
      minifloat,
      createRandom(1),
    );
    expect([...rounded]).toEqual([0, 0, 0, 384, -384]);
  });
});
