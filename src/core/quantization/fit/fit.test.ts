import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../random';
import { integerGrid } from '../code-format';
import { compactSample } from './compact-sample';
import { leastErrorStepAndOffset, lsqPlusWeightStep } from './lsq-plus';
import { lsqInitialStep } from './lsq-step';
import { minMaxStep } from './min-max-step';
import { leastErrorPowerOfTwoStep, leastErrorStep } from './mse-step';
import { nearestPowerOfTwo, powerOfTwoAtLeast } from './power-of-two';
import { squaredError } from './squared-error';

const signed = (bits: number) => integerGrid(bits, true);
const unsigned = (bits: number) => integerGrid(bits, false);

function normalSample(count: number): Float32Array {
  const random = createRandom(7);
  return Float32Array.from({ length: count }, () => random.normal());
}

describe('minMaxStep()', () => {
  it('represents the largest magnitude by the largest code', () => {
    expect(minMaxStep([-3, 2], signed(3))).toBe(1);
    expect(minMaxStep([0, 6], unsigned(2))).toBe(2);
  });

  it('gives an empty range a usable step', () => {
    expect(minMaxStep([0, 0], unsigned(8))).toBe(2 ** -8);
  });
});

describe('leastErrorStep()', () => {
  it('finds the published optimum of the standard normal distribution', () => {
    // Two's complement: 2 bits 1.049, 3 bits 0.602, 4 bits 0.339.
    const sample = compactSample(normalSample(200_000));
    expect(leastErrorStep(sample, signed(2))).toBeCloseTo(1.049, 2);
    expect(leastErrorStep(sample, signed(3))).toBeCloseTo(0.602, 2);
    expect(leastErrorStep(sample, signed(4))).toBeCloseTo(0.339, 2);
  });

  it('has the published error of the standard normal distribution', () => {
    const sample = compactSample(normalSample(200_000));
    const error = squaredError(sample, signed(4), leastErrorStep(sample, signed(4))) / 200_000;
    expect(error).toBeGreaterThan(0.0115);
    expect(error).toBeLessThan(0.0125);
  });
});

describe('leastErrorPowerOfTwoStep()', () => {
  it('is the best of all powers of two', () => {
    const sample = compactSample(normalSample(5000));
    const chosen = squaredError(sample, signed(4), leastErrorPowerOfTwoStep(sample, signed(4)));
    for (let exponent = -12; exponent < 6; exponent++) {
      expect(chosen).toBeLessThanOrEqual(squaredError(sample, signed(4), 2 ** exponent));
    }
  });
});

describe('lsqInitialStep()', () => {
  it('is 2 mean|v| / sqrt(largest code)', () => {
    // mean|v| = 2, largest code of 3 signed bits = 3
    expect(lsqInitialStep(Float32Array.of(-1, 3, -2, 2), signed(3))).toBeCloseTo(4 / Math.sqrt(3), 12);
  });
});

describe('lsqPlusWeightStep()', () => {
  it('reaches three standard deviations beyond the mean', () => {
    // mean 1, standard deviation 2: |1 + 6| / 2^2
    expect(lsqPlusWeightStep(Float32Array.of(-1, 3), signed(3))).toBeCloseTo(7 / 4, 12);
  });
});

describe('leastErrorStepAndOffset()', () => {
  it('finds a grid that the values lie on', () => {
    // Four values 2 apart from 5 upwards are exactly the 2-bit codes under step 2, offset 5.
    const found = leastErrorStepAndOffset(compactSample(Float32Array.of(5, 7, 9, 11)), unsigned(2));
    expect(found).toEqual({ step: 2, offset: 5 });
  });

  it('leaves an offset out where it does not help', () => {
    const found = leastErrorStepAndOffset(compactSample(Float32Array.of(0, 1, 2, 3)), unsigned(2));
    expect(found).toEqual({ step: 1, offset: 0 });
  });

  it('is usable on a dead tensor', () => {
    expect(leastErrorStepAndOffset(compactSample(new Float32Array(9)), unsigned(4))).toEqual({
      step: 2 ** -4,
      offset: 0,
    });
  });
});

describe('compactSample()', () => {
  it('keeps count and mean of a large tensor', () => {
    const values = normalSample(20_000);
    const { values: points, counts } = compactSample(values);
    expect(points.length).toBeLessThanOrEqual(4096);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20_000);
    const mean = points.reduce((sum, point, index) => sum + point * (counts[index] as number), 0) / 20_000;
    expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 20_000, 6);
  });
});

describe('powers of two', () => {
  it('cover or approximate a step', () => {
    expect([0.25, 0.26, 0.5, 3].map(powerOfTwoAtLeast)).toEqual([0.25, 0.5, 0.5, 4]);
    // The middle of 2 and 4 on a logarithmic scale is 2.83.
    expect([0.25, 2.8, 2.9].map(nearestPowerOfTwo)).toEqual([0.25, 2, 4]);
  });

  it('powerOfTwoAtLeast() is at least the step and less than twice it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (step) => {
        const power = powerOfTwoAtLeast(step);
        expect(power).toBeGreaterThanOrEqual(step);
        expect(power / 2).toBeLessThan(step);
      }),
    );
  });
});
