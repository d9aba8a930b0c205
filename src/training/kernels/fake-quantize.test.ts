import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { FakeQuantization } from '../operations/operations';
import { randomFloats, seeds } from './testing/arbitraries';
import { createGuardedKernels } from './testing/guarded-kernels';
import * as twin from './twins/fake-quantize';

const guarded = createGuardedKernels();
const { kernels, place, room, read } = guarded;
afterEach(() => guarded.release());

const limits = {
  signed: (bits: number) => ({ minimum: -(2 ** (bits - 1)), maximum: 2 ** (bits - 1) - 1, shift: 0 }),
  unsigned: (bits: number) => ({ minimum: 0, maximum: 2 ** bits - 1, shift: 0 }),
  'half-integer': (bits: number) => ({
    minimum: 0.5 - 2 ** (bits - 1),
    maximum: 2 ** (bits - 1) - 0.5,
    shift: 0.5,
  }),
} satisfies Record<string, (bits: number) => Pick<FakeQuantization, 'minimum' | 'maximum' | 'shift'>>;

const quantizations = fc
  .record({
    bits: fc.integer({ min: 2, max: 8 }),
    grid: fc.constantFrom('signed' as const, 'unsigned' as const, 'half-integer' as const),
    scale: fc.constantFrom('real' as const, 'power-of-two' as const),
    learnsOffset: fc.boolean(),
  })
  .map(
    ({ bits, grid, scale, learnsOffset }): FakeQuantization => ({
      ...limits[grid](bits),
      scale,
      learnsStep: true,
      learnsOffset,
      gradientScale: 0.125,
    }),
  );

function quantize(
  input: Float32Array,
  steps: Float32Array,
  offsets: Float32Array,
  { minimum, maximum, shift, scale }: FakeQuantization,
): Float32Array {
  const output = room(input.length);
  const scratch = room(kernels.fakeQuantizeScratchBytes(steps.length) / 4);
  const power = scale === 'power-of-two';
  const [x, s, o] = [place(input), place(steps), place(offsets)];
  kernels.fakeQuantize(x, s, o, output, input.length, steps.length, minimum, maximum, shift, power, scratch);
  return read(output, input.length);
}

function quantizeGradient(
  input: Float32Array,
  steps: Float32Array,
  offsets: Float32Array,
  gradient: Float32Array,
  { minimum, maximum, shift, scale, learnsOffset, gradientScale }: FakeQuantization,
) {
  const [toInput, toStep, toOffset] = [room(input.length), room(steps.length), room(steps.length)];
  const scratch = room(kernels.fakeQuantizeScratchBytes(steps.length) / 4);
  kernels.fakeQuantizeGradient(
    place(input),
    place(steps),
    place(offsets),
    place(gradient),
    toInput,
    toStep,
    learnsOffset ? toOffset : 0,
    input.length,
    steps.length,
    minimum,
    maximum,
    shift,
    scale === 'power-of-two',
    gradientScale,
    scratch,
  );
  return {
    input: read(toInput, input.length),
    step: read(toStep, steps.length),
    offset: read(toOffset, steps.length),
  };
}

/** Every other seed without any, for which the kernels have a shorter way. */
function offsetsFor(seed: number, count: number): Float32Array {
  return seed % 2 === 0 ? new Float32Array(count) : randomFloats(seed + 2, count);
}

/** The float32 values just below and above. */
function neighbours(value: number): number[] {
  const bits = new Int32Array(Float32Array.of(value).buffer);
  const at = (distance: number): number =>
    new Float32Array(Int32Array.of((bits[0] as number) + distance).buffer)[0] as number;
  return [at(-1), value, at(1)];
}

/** Terms that a kernel adds up in float32 before it goes on in float64. */
const longestSum = 256;

function sumsOfMagnitudes(values: Float32Array, channels: number): number[] {
  const sums = new Array<number>(channels).fill(0);
  for (const [index, value] of values.entries()) sums[index % channels]! += Math.abs(value);
  return sums;
}

/** Sums of float32 terms are exact to one rounding per addition of what their terms amount to without sign. */
function expectWithin(measured: Float32Array, expected: Float32Array, magnitudes: readonly number[]): void {
  for (const [channel, magnitude] of magnitudes.entries()) {
    const difference = Math.abs(measured[channel]! - expected[channel]!);
    expect(difference).toBeLessThanOrEqual(longestSum * 2 ** -24 * magnitude);
  }
}

const withoutSign = (values: Float32Array): number[] => Array.from(values, (value) => value + 0);

describe('fake quantization kernels', () => {
  it('fakeQuantize() equals its twin bit for bit, any channel count and length', () => {
    fc.assert(
      fc.property(quantizations, seeds, fc.integer({ min: 1, max: 20 }), fc.nat(30), fc.boolean(), run),
      { numRuns: 300 },
    );
    function run(q: FakeQuantization, seed: number, channels: number, rows: number, perTensor: boolean) {
      const input = randomFloats(seed, channels * rows + (perTensor ? channels : 0));
      const count = perTensor ? 1 : channels;
      const steps = randomFloats(seed + 1, count).map((value) => Math.abs(value) / 8 + 0.01);
      const offsets = offsetsFor(seed, count);
      const expected = twin.fakeQuantize(input, steps, offsets, q);
      expect(withoutSign(quantize(input, steps, offsets, q))).toEqual(withoutSign(expected));
      guarded.release();
    }
  });

  it('fakeQuantizeGradient() equals its twin', () => {
    fc.assert(
      fc.property(
        quantizations,
        seeds,
        fc.integer({ min: 1, max: 20 }),
        fc.nat(300),
        fc.boolean(),
        (q, seed, channels, rows, perTensor) => {
          const input = randomFloats(seed, channels * rows);
          const count = perTensor ? 1 : channels;
          const steps = randomFloats(seed + 1, count).map((value) => Math.abs(value) / 8 + 0.01);
          const offsets = offsetsFor(seed, count);
          const gradient = randomFloats(seed + 3, input.length);
          const measured = quantizeGradient(input, steps, offsets, gradient, q);
          const expected = twin.fakeQuantizeGradient(input, steps, offsets, gradient, q);
          expect(withoutSign(measured.input)).toEqual(withoutSign(expected.input));
          const passed = sumsOfMagnitudes(gradient, count);
          const reach = Math.max(-q.minimum, q.maximum);
          expectWithin(
            measured.step,
            expected.step,
            passed.map((sum) => sum * reach * q.gradientScale),
          );
          if (q.learnsOffset)
            expectWithin(
              measured.offset,
              expected.offset,
              passed.map((sum) => sum * q.gradientScale),
            );
          else expect(measured.offset.every(Number.isNaN)).toBe(true);
          guarded.release();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('rounds ties up and their float neighbours to the nearer code', () => {
    const q = { minimum: -128, maximum: 127, shift: 0, scale: 'real', gradientScale: 1 } as FakeQuantization;
    for (let half = -20.5; half <= 20.5; half++) {
      const input = Float32Array.from(neighbours(half));
      const rounded = quantize(input, Float32Array.of(1), Float32Array.of(0), q);
      // A negative value's lower neighbour in bits is the one nearer to zero.
      const expected = half < 0 ? [half + 0.5, half + 0.5, half - 0.5] : [half - 0.5, half + 0.5, half + 0.5];
      expect(withoutSign(rounded)).toEqual(expected.map((value) => value + 0));
    }
  });

  it('takes the power of two on the right side of every geometric mean of two powers', () => {
    const q = {
      minimum: -8,
      maximum: 7,
      shift: 0,
      scale: 'power-of-two',
      gradientScale: 1,
    } as FakeQuantization;
    for (let exponent = -30; exponent <= 10; exponent++) {
      // sqrt(2) rounds down to float32, so that the rounded value still belongs to the lower power.
      const steps = Float32Array.from(neighbours(Math.fround(Math.SQRT2) * 2 ** exponent));
      const input = Float32Array.from(steps, () => 2 ** exponent * 2);
      const rounded = quantize(input, steps, new Float32Array(3), { ...q, maximum: 1 });
      expect(Array.from(rounded)).toEqual([2 ** exponent, 2 ** exponent, 2 ** (exponent + 1)]);
    }
  });

  it('keeps sums of a million terms exact to float32', () => {
    const count = 1 << 20;
    const input = new Float32Array(count).fill(100);
    const gradient = Float32Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 1.25 : -1));
    const q = {
      minimum: 0,
      maximum: 15,
      shift: 0,
      scale: 'real',
      learnsOffset: true,
      gradientScale: 1,
    } as FakeQuantization;
    const { step, offset } = quantizeGradient(input, Float32Array.of(1), Float32Array.of(0), gradient, q);
    expect([step[0], offset[0]]).toEqual([(15 * 0.25 * count) / 2, (0.25 * count) / 2]);
  });
});
