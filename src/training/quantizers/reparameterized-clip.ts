import { type Tensor, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { moments } from '../../core/quantization/fit/moments';
import type { Quantizer } from '../../core/quantization/quantizer';
import { type NormalizedWeights, normalizedWeights } from '../../core/schemes/parts/normalized-weights';
import { keepWithin } from './keep-within';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { applyScalar, type ScalarGradients } from './scalar-operation';

/** A clip that falls below this part of its start would have crossed zero soon. */
const smallestClipRatio = 1 / 16;

/**
 * APoT's reparameterized clip (Li et al. 2020): clip * project(clamp(value / clip)), so that with z = value / clip and its
 * coded q the clip's gradient is the output's times sign(z) beyond the clip and q - z inside, and values inside receive the
 * output's. Weights are normalized first, and their gradient passes through mean and deviation. (The authors' code for
 * ImageNet does both; their code for CIFAR-10 masks no weight and holds mean and deviation fixed.)
 */
export function createReparameterizedClipTwin({ quantizer, weights }: TwinOptions): QuantizerTwin {
  const { format } = quantizer;
  const startStep = quantizer.steps[0] as number;
  const start = Math.fround(startStep * format.maximum);
  const clip = tidy(() => variable(tensor1d([start])));
  const clipValue = (): number => clip.dataSync<'float32'>()[0] as number;
  // Relative to the start, so that a clip that has not moved gives the very step that it came from.
  const current = (): Quantizer => ({
    ...quantizer,
    steps: Float32Array.of((startStep * clipValue()) / start),
  });
  const deviation = weights ? moments(weights).deviation : null;
  const prepare = (values: Float32Array): NormalizedWeights =>
    deviation === null ? { values, factor: 1, isScaled: false } : normalizedWeights(values, deviation);
  return {
    trainable: { clip },
    apply: <T extends Tensor>(input: T) => {
      const [used, limit] = [current(), clipValue()];
      return applyScalar(input, [clip], {
        forward: (values) => fakeQuantize(prepare(values).values, used),
        backward: (values, outputGradient) => {
          const prepared = prepare(values);
          const gradients = clipGradients(prepared.values, outputGradient, used, limit);
          if (deviation === null) return gradients;
          return { ...gradients, input: gradientBeforeNormalization(gradients.input, prepared) };
        },
      });
    },
    afterUpdate: () => keepWithin(clip, start * smallestClipRatio, Number.POSITIVE_INFINITY),
    freeze: current,
    ...(weights ? { prepareWeights: (latent: Float32Array) => prepare(latent).values } : {}),
    dispose: () => clip.dispose(),
  };
}

function clipGradients(
  values: Float32Array,
  outputGradient: Float32Array,
  quantizer: Quantizer,
  limit: number,
): ScalarGradients {
  const coded = fakeQuantize(values, quantizer);
  const { format } = quantizer;
  const least = format.signed ? -limit : 0;
  const input = new Float32Array(values.length);
  let ofClip = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    const passed = outputGradient[index] as number;
    const isInside = value >= least && value <= limit;
    if (isInside) {
      input[index] = passed;
      ofClip += (passed * ((coded[index] as number) - value)) / limit;
    } else if (value > limit) ofClip += passed;
    else if (format.signed) ofClip -= passed;
  }
  return { input, parameters: [Float32Array.of(ofClip)] };
}

/**
 * With n = (w - mean) * factor and factor = target / deviation: factor * (g - mean(g) - n * mean(g n) / mean(n^2)), the
 * chain rule through mean and deviation of the population; without the last term where weights are centred only.
 */
function gradientBeforeNormalization(
  gradient: Float32Array,
  { values, factor, isScaled }: NormalizedWeights,
): Float32Array {
  let [total, alongside, squares] = [0, 0, 0];
  for (let index = 0; index < gradient.length; index++) {
    const [passed, value] = [gradient[index] as number, values[index] as number];
    total += passed;
    alongside += passed * value;
    squares += value * value;
  }
  const mean = total / gradient.length;
  const slope = isScaled ? alongside / squares : 0;
  return gradient.map((passed, index) => factor * (passed - mean - slope * (values[index] as number)));
}
