import { tensor, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { halfIntegerGrid, integerGrid } from '../../core/quantization/code-format';
import type { DecodeForm } from '../../core/quantization/decode-form';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { createRandom } from '../../core/random';
import type { Estimator } from '../../core/schemes/estimator';
import type { TrainingBackend } from '../backend';
import { startTestBackend } from '../testing/start-test-backend';
import { createTwin } from '.';
import type { TwinOptions } from './quantizer-twin';

const estimators: readonly Estimator[] = [
  { kind: 'frozen' },
  { kind: 'learned-step', learnsOffset: false },
  { kind: 'learned-step', learnsOffset: true },
];

let composite: TrainingBackend;
let kernels: TrainingBackend;
beforeAll(async () => {
  composite = await startTestBackend('composite');
  kernels = await startTestBackend('kernels');
});

function quantizer(steps: number[], offsets: number[], scale: DecodeForm['scale'] = 'real'): Quantizer {
  return {
    format: integerGrid(4, true),
    decode: { scale, granularity: steps.length > 1 ? 'channel' : 'tensor', offset: 'real' },
    steps: Float32Array.from(steps),
    offsets: Float32Array.from(offsets),
  };
}

function optionsOf(subject: Quantizer): TwinOptions {
  return { quantizer: subject, weights: null, random: createRandom(1) };
}

describe.each(estimators)('the twin of %o', (estimator) => {
  it.each([
    ['per tensor', quantizer([0.37], [0.11])],
    ['per channel', quantizer([0.37, 0.5, 1.9], [0.11, 0, -0.4])],
    ['power of two', quantizer([0.25], [0], 'power-of-two')],
    ['half-integers', { ...quantizer([0.37], [0]), format: halfIntegerGrid(4) }],
    ['half-integers per channel', { ...quantizer([0.37, 0.5, 1.9], [0, 0, 0]), format: halfIntegerGrid(3) }],
  ])('quantizes as the scalar reference does: %s', (_, subject) => {
    const random = createRandom(8);
    // Halves of steps as well: ties.
    const values = Float32Array.from({ length: 300 }, (_value, index) =>
      index < 60
        ? ((subject.steps[index % subject.steps.length] ?? 1) * (index - 30)) / 2
        : 2 * random.normal(),
    );
    const twin = createTwin(optionsOf(subject), estimator);
    for (const { operations } of [composite, kernels]) {
      const result = tidy(() => twin.apply(tensor(values, [100, 3]), 1, operations).dataSync());
      expect(Float32Array.from(result)).toEqual(fakeQuantize(values, subject));
    }
    expect(twin.freeze(null)).toEqual(subject);
    twin.dispose();
  });
});

describe('a learned step', () => {
  it('never comes near zero', () => {
    const twin = createTwin(optionsOf(quantizer([0.8], [0])), { kind: 'learned-step', learnsOffset: false });
    tidy(() => twin.trainable.step?.assign(tensor1d([-1])));
    twin.afterUpdate(null);
    // A sixteenth of where it began.
    expect(twin.freeze(null).steps).toEqual(Float32Array.of(0.05));
    twin.dispose();
  });

  it('is frozen as the power of two that it acts as', () => {
    const subject = quantizer([0.25], [0], 'power-of-two');
    const twin = createTwin(optionsOf(subject), { kind: 'learned-step', learnsOffset: false });
    tidy(() => twin.trainable.step?.assign(tensor1d([0.4])));
    // log2(0.4) = -1.32, nearest -1
    expect(twin.freeze(null).steps).toEqual(Float32Array.of(0.5));
    twin.dispose();
  });

  it('offers the optimizer its offset only where it is learned', () => {
    const names = (learnsOffset: boolean) => {
      const twin = createTwin(optionsOf(quantizer([1], [0])), { kind: 'learned-step', learnsOffset });
      twin.dispose();
      return Object.keys(twin.trainable);
    };
    expect([names(false), names(true)]).toEqual([['step'], ['step', 'offset']]);
  });
});
