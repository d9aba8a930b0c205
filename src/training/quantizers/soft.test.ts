import { tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { integerGrid } from '../../core/quantization/code-format';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import type { TrainingBackend } from '../backend';
import { softGradient } from '../kernels/twins/soft-gradient';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createSoftTwin } from './soft';
import { softSlopes } from './soft-slopes';

let composite: TrainingBackend;
let kernels: TrainingBackend;
beforeAll(async () => {
  composite = await startTestBackend('composite');
  kernels = await startTestBackend('kernels');
});

interface SoftRange {
  readonly lower: number;
  readonly upper: number;
  readonly levels: number;
  readonly temperature: number;
}

function softGradients(values: Float32Array, outputGradient: Float32Array, range: SoftRange) {
  const input = new Float32Array(values.length).fill(9);
  const staircase = { ...range, slopes: softSlopes(range.temperature) };
  const [lower, upper, temperature] = softGradient(values, outputGradient, input, staircase);
  return { input, lower, upper, temperature };
}

/** The paper's soft staircase: phi itself where the forward pass takes its sign. */
function softStaircase(value: number, { lower, upper, levels, temperature }: SoftRange): number {
  const step = (upper - lower) / levels;
  const interval = Math.floor((value - lower) / step);
  const middle = lower + (interval + 0.5) * step;
  const sharpness = Math.log(2 / temperature - 1) / step;
  const phi = Math.tanh(sharpness * (value - middle)) / (1 - temperature);
  return lower + step * (interval + (phi + 1) / 2);
}

const range: SoftRange = { lower: -0.7, upper: 1.1, levels: 3, temperature: 0.2 };
const inside = [-0.65, -0.3, 0.05, 0.44, 0.52, 0.93];

function difference(along: (delta: number) => number): number {
  return (along(1e-6) - along(-1e-6)) / 2e-6;
}

describe('softGradient()', () => {
  it.each(inside)('are the finite differences of the soft staircase at %f', (value) => {
    const gradients = softGradients(Float32Array.of(value), Float32Array.of(1), range);
    const at = Math.fround(value);
    const soft = (change: Partial<SoftRange>, delta = 0) =>
      softStaircase(at + delta, { ...range, ...change });
    expect(gradients.input[0]).toBeCloseTo(
      difference((delta) => soft({}, delta)),
      5,
    );
    const temperature = difference((delta) => soft({ temperature: 0.2 + delta }));
    expect(gradients.temperature).toBeCloseTo(temperature, 5);
    // Both limits see the rounded code where the staircase has its soft one.
    const step = (range.upper - range.lower) / range.levels;
    const code = Math.round((at - range.lower) / step);
    const moved = (code - (soft({}) - range.lower) / step) / range.levels;
    const upper = difference((delta) => soft({ upper: range.upper + delta }));
    expect(gradients.upper).toBeCloseTo(upper + moved, 5);
    const lower = difference((delta) => soft({ lower: range.lower + delta }));
    expect(gradients.lower).toBeCloseTo(lower - moved, 5);
  });

  it('give what lies beyond a limit to the limit', () => {
    const gradients = softGradients(Float32Array.of(-5, -0.7, 1.1, 5), Float32Array.of(1, 2, 3, 4), {
      ...range,
      lower: Math.fround(-0.7),
      upper: Math.fround(1.1),
    });
    expect([...gradients.input]).toEqual([0, 0, 0, 0]);
    expect([gradients.lower, gradients.upper, gradients.temperature]).toEqual([3, 7, 0]);
  });

  it('have a slope whose mean over an interval is 1', () => {
    const count = 30_000;
    const width = range.upper - range.lower;
    const values = Float32Array.from(
      { length: count },
      (_, index) => range.lower + ((index + 0.5) * width) / count,
    );
    const slopes = softGradients(values, new Float32Array(count).fill(1), range).input;
    expect(slopes.reduce((sum, slope) => sum + slope, 0) / count).toBeCloseTo(1, 3);
  });
});

function quantizer(signed: boolean, offset: number): Quantizer {
  return {
    format: integerGrid(3, signed),
    decode: { scale: 'real', granularity: 'tensor', offset: 'real' },
    steps: Float32Array.of(0.3),
    offsets: Float32Array.of(offset),
  };
}

describe('the soft twin', () => {
  it.each([true, false])(
    'quantizes as the scalar reference does, also after it moved: signed %s',
    (signed) => {
      const values = Float32Array.from({ length: 300 }, createRandom(8).normal);
      for (const { operations } of [composite, kernels]) {
        const twin = createSoftTwin(quantizer(signed, 0.1), {
          kind: 'soft',
          learnsTemperature: false,
          learnsLower: true,
        });
        expect(twin.freeze(null).steps[0]).toBeCloseTo(0.3, 6);
        expect(twin.freeze(null).offsets[0]).toBeCloseTo(0.1, 6);
        for (const lower of [null, -0.876]) {
          if (lower !== null) tidy(() => twin.trainable.lower?.assign(tensor1d([lower])));
          expect(runTwin(twin, values, operations)).toEqual(fakeQuantize(values, twin.freeze(null)));
        }
        twin.dispose();
      }
    },
  );

  it('offers what it learns, with the gradients of the loops', () => {
    const twin = createSoftTwin(quantizer(false, 0.1), {
      kind: 'soft',
      learnsTemperature: true,
      learnsLower: true,
    });
    const gradients = twinGradients(twin, [0.5, 1.3, -1, 9], [1, 2, 3, 4], kernels.operations);
    const expected = softGradients(Float32Array.of(0.5, 1.3, -1, 9), Float32Array.of(1, 2, 3, 4), {
      lower: Math.fround(0.1),
      upper: Math.fround(Math.fround(0.1) + Math.fround(0.3) * 7),
      levels: 7,
      temperature: Math.fround(0.2),
    });
    expect(Object.keys(gradients)).toEqual(['input', 'lower', 'upper', 'temperature']);
    expect(gradients.input).toEqual([...expected.input]);
    expect(gradients.lower?.[0]).toBeCloseTo(expected.lower, 5);
    expect(gradients.upper?.[0]).toBeCloseTo(expected.upper, 5);
    expect(gradients.temperature?.[0]).toBeCloseTo(expected.temperature, 5);
    twin.dispose();
  });

  it('keeps the lower limit at zero where it is not learned', () => {
    const twin = createSoftTwin(quantizer(false, 0), {
      kind: 'soft',
      learnsTemperature: false,
      learnsLower: false,
    });
    expect(Object.keys(twin.trainable)).toEqual(['upper']);
    tidy(() => twin.trainable.upper?.assign(tensor1d([0.7])));
    expect(twin.freeze(null).steps[0]).toBeCloseTo(0.1, 6);
    expect([...twin.freeze(null).offsets]).toEqual([0]);
    twin.dispose();
  });

  it('stays a range, and soft', () => {
    const twin = createSoftTwin(quantizer(false, 0), {
      kind: 'soft',
      learnsTemperature: true,
      learnsLower: true,
    });
    tidy(() => twin.trainable.upper?.assign(tensor1d([-1])));
    tidy(() => twin.trainable.temperature?.assign(tensor1d([0.8])));
    twin.afterUpdate(null);
    // A sixteenth of the step that it began with.
    expect(twin.freeze(null).steps[0]).toBeCloseTo(0.3 / 16, 6);
    expect(twin.trainable.temperature?.dataSync()[0]).toBeCloseTo(0.49, 6);
    twin.dispose();
  });
});
