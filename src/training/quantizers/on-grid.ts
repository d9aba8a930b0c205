import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Estimator } from '../../core/schemes/estimator';
import type { Operations } from '../operations/operations';
import { createFrozenTwin } from './frozen';
import { passThrough } from './pass-through';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { roundStochastically } from './stochastic-codes';

/**
 * Weights without a float copy (Gupta et al. 2015): after every update they are rounded back to the grid. Gradients pass
 * unmasked, or a weight at the end of the range would never leave it.
 */
export function createOnGridTwin(
  { quantizer, random }: TwinOptions,
  { rounding }: Extract<Estimator, { kind: 'on-grid' }>,
): QuantizerTwin {
  const frozen = createFrozenTwin(quantizer);
  const rounded = (values: Float32Array): Float32Array =>
    rounding === 'nearest' ? fakeQuantize(values, quantizer) : roundStochastically(values, quantizer, random);
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, count: number, operations: Operations) =>
      passThrough(input, () => frozen.apply(input, count, operations)),
    afterUpdate: (latent) => {
      if (!latent) return;
      tidy(() => latent.assign(tensor(rounded(latent.dataSync<'float32'>()), latent.shape)));
    },
    freeze: () => quantizer,
    dispose: frozen.dispose,
  };
}
