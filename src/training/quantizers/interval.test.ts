import { tensor1d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { createRandom } from '../../core/random';
import { intervalWeights } from '../../core/schemes/parts/interval';
import { qil } from '../../core/schemes/qil';
import type { TrainingBackend } from '../backend';
import { runTwin, twinGradients } from '../testing/run-twin';
import { startTestBackend } from '../testing/start-test-backend';
import { createIntervalActivationsTwin } from './interval-activations';
import { createIntervalWeightsTwin, intervalGradients } from './interval-weights';
import type { QuantizerTwin } from './quantizer-twin';

let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend('kernels');
});

function moveTo(twin: QuantizerTwin, centre: number, halfWidth: number): void {
  tidy(() => {
    twin.trainable.centre?.assign(tensor1d([centre]));
    twin.trainable['half-width']?.assign(tensor1d([halfWidth]));
  });
}

const intervalOf = ({ trainable }: QuantizerTwin): number[] =>
  ['centre', 'half-width'].map((name) => trainable[name]!.dataSync<'float32'>()[0]!);

const weights = Float32Array.from({ length: 400 }, createRandom(5).normal);
const activations = weights.map(Math.abs);

function twinOfWeights(values = weights, bits = 3) {
  const quantizer = qil.fit({ role: 'weights', values, channels: 1, bits }, {});
  return { quantizer, twin: createIntervalWeightsTwin(quantizer) };
}

function twinOfActivations(values = activations, bits = 3) {
  const quantizer = qil.fit({ role: 'activations', values, channels: 1, bits }, {});
  return { quantizer, twin: createIntervalActivationsTwin(quantizer) };
}

describe('a learned interval of weights', () => {
  it('quantizes the transformed weights as the scalar reference does', () => {
    const { quantizer, twin } = twinOfWeights();
    const limit = quantizer.steps[0]! * 3;
    moveTo(twin, 0.75, 0.5);
    const prepared = intervalWeights(weights, { centre: 0.75, halfWidth: 0.5 }, limit);
    expect(twin.prepareWeights?.(weights)).toEqual(prepared);
    expect(runTwin(twin, weights, backend.operations)).toEqual(fakeQuantize(prepared, quantizer));
    expect(twin.freeze(null)).toEqual(quantizer);
    twin.dispose();
  });

  it('starts close to the weights themselves', () => {
    const { quantizer, twin } = twinOfWeights();
    const limit = quantizer.steps[0]! * 3;
    const prepared = twin.prepareWeights!(weights);
    weights.forEach((weight, index) => {
      expect(prepared[index]).toBeCloseTo(Math.min(Math.max(weight, -limit), limit), 5);
    });
    twin.dispose();
  });

  it('stays within half the largest weight, wider than a sixteenth of its start', () => {
    const { quantizer, twin } = twinOfWeights();
    const latent = tensor1d([0.5, -1]);
    moveTo(twin, 3, 2);
    twin.afterUpdate(latent as never);
    expect(intervalOf(twin)).toEqual([0.5, 0.5]);
    moveTo(twin, -1, -1);
    twin.afterUpdate(latent as never);
    expect(intervalOf(twin)[0]).toBe(0);
    expect(intervalOf(twin)[1]).toBeCloseTo((quantizer.steps[0]! * 3) / 32, 6);
    latent.dispose();
    twin.dispose();
  });
});

describe('a learned interval of activations', () => {
  it('codes on the interval and decodes from zero, as the scalar reference does', () => {
    const { quantizer, twin } = twinOfActivations();
    expect(twin.freeze(null)).toEqual(quantizer);
    expect(runTwin(twin, activations, backend.operations)).toEqual(fakeQuantize(activations, quantizer));
    moveTo(twin, 1, 0.75);
    const moved = twin.freeze(null);
    expect(moved.steps).toEqual(quantizer.steps);
    expect(moved.encoder?.steps[0]).toBeCloseTo(1.5 / 7, 6);
    expect(moved.encoder?.offsets[0]).toBeCloseTo(0.25, 6);
    const coded = runTwin(twin, activations, backend.operations);
    expect(coded).toEqual(fakeQuantize(activations, moved));
    // Below the interval zero, above it the largest value.
    expect([...runTwin(twin, Float32Array.of(0.2, 9), backend.operations)]).toEqual([
      0,
      Math.fround(7 * quantizer.steps[0]!),
    ]);
    twin.dispose();
  });

  it('keeps its width above a sixteenth of its start', () => {
    const { twin } = twinOfActivations();
    const [, start] = intervalOf(twin);
    moveTo(twin, 5, 0);
    twin.afterUpdate(null);
    expect(intervalOf(twin)).toEqual([5, start! / 16]);
    twin.dispose();
  });
});

describe('gradients of an interval', () => {
  const interval = { centre: 0.5, halfWidth: 0.3 };
  const limit = 2;
  const values = Float32Array.of(0.1, -0.3, 0.45, -0.7, 0.9, -2);
  const outputGradient = Float32Array.of(1, 2, -3, 4, 5, 6);
  const total = (moved: Float32Array, centre: number, halfWidth: number): number =>
    intervalWeights(moved, { centre, halfWidth }, limit).reduce(
      (sum, value, index) => sum + value * outputGradient[index]!,
      0,
    );
  const slope = (at: (distance: number) => number): number => (at(1e-3) - at(-1e-3)) / 2e-3;

  it('are those of the transform', () => {
    const input = new Float32Array(values.length).fill(9);
    const parameters = intervalGradients(
      { values, outputGradient, inputGradient: input },
      { ...interval, limit, gradientScale: 0.5 },
    );
    const { centre, halfWidth } = interval;
    expect(parameters[0]![0]).toBeCloseTo(0.5 * slope((by) => total(values, centre + by, halfWidth)), 2);
    expect(parameters[1]![0]).toBeCloseTo(0.5 * slope((by) => total(values, centre, halfWidth + by)), 2);
    input.forEach((gradient, index) => {
      const moved = (by: number) => values.map((value, other) => (other === index ? value + by : value));
      expect(gradient).toBeCloseTo(
        slope((by) => total(moved(by), centre, halfWidth)),
        2,
      );
    });
  });

  it("reach the twins' variables with LSQ's scale", () => {
    const { quantizer, twin } = twinOfActivations();
    const top = 7 * quantizer.steps[0]!;
    moveTo(twin, 1, 0.5);
    // Slope top / (2 d) = top; 1.25 lies a quarter above the centre. Scale 1 / sqrt(1 * 7).
    const {
      input,
      centre,
      'half-width': halfWidth,
    } = twinGradients(twin, [0.25, 1.25, 3], [1, 2, 3], backend.operations);
    expect(input).toEqual([0, Math.fround(2 * top), 0]);
    expect(centre?.[0]).toBeCloseTo((-2 * top) / Math.sqrt(7), 4);
    expect(halfWidth?.[0]).toBeCloseTo((-2 * top * 0.5) / Math.sqrt(7), 4);
    twin.dispose();
  });
});
