import { type Tensor, tensor, tensor1d, tidy, variable } from '@tensorflow/tfjs-core';
import { moments } from '../../core/quantization/fit/moments';
import type { Quantizer } from '../../core/quantization/quantizer';
import { type NormalizedWeights, normalizedWeights } from '../../core/schemes/parts/normalized-weights';
import { withGradient } from '../operations/composite/custom-gradient';
import type { Operations } from '../operations/operations';
import { halfStepCodes } from './half-step-codes';
import { keepWithin } from './keep-within';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';

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
  const prepare = (latent: Float32Array): NormalizedWeights | null =>
    deviation === null ? null : normalizedWeights(latent, deviation);
  const table = halfStepCodes(quantizer);
  return {
    trainable: { clip },
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) => {
      const [step, limit] = [current().steps[0] as number, clipValue()];
      const range = { least: format.signed ? -limit : 0, limit };
      const prepared = weights ? prepare(input.dataSync<'float32'>()) : null;
      return withGradient<T>([input, clip], (save) => {
        const used = prepared ? tensor(prepared.values, input.shape) : input;
        const coded = operations.codeHalfSteps(used, { ...table, step });
        save([used, coded]);
        return {
          value: coded as T,
          gradient: (outputGradient, [values, codes]) => {
            const [ofInput, ofClip] = operations.reparameterizedClipGradient(
              values as Tensor,
              codes as Tensor,
              outputGradient,
              range,
            );
            return [prepared ? beforeNormalization(ofInput, prepared) : ofInput, ofClip];
          },
        };
      });
    },
    afterUpdate: () => keepWithin(clip, start * smallestClipRatio, Number.POSITIVE_INFINITY),
    freeze: current,
    ...(weights ? { prepareWeights: (latent: Float32Array) => prepare(latent)?.values ?? latent } : {}),
    dispose: () => clip.dispose(),
  };
}

/**
 * With n = (w - mean) * factor and factor = target / deviation: factor * (g - mean(g) - n * mean(g n) / mean(n^2)), the
 * chain rule through mean and deviation of the population; without the last term where weights are centred only.
 */
function beforeNormalization(received: Tensor, { values, factor, isScaled }: NormalizedWeights): Tensor {
  const gradient = received.dataSync<'float32'>();
  let [total, alongside, squares] = [0, 0, 0];
  for (let index = 0; index < gradient.length; index++) {
    const [passed, value] = [gradient[index] as number, values[index] as number];
    total += passed;
    alongside += passed * value;
    squares += value * value;
  }
  const mean = total / gradient.length;
  const slope = isScaled ? alongside / squares : 0;
  const result = new Float32Array(gradient.length);
  for (let index = 0; index < gradient.length; index++) {
    const moved = (gradient[index] as number) - mean - slope * (values[index] as number);
    result[index] = factor * moved;
  }
  return tensor(result, received.shape);
}
