import type { Tensor } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { dorefaWeights } from '../../core/schemes/parts/dorefa';
import type { Operations } from '../operations/operations';
import { passThrough } from './pass-through';
import type { QuantizerTwin } from './quantizer-twin';
import { mapValues } from './scalar-operation';

/** DoReFa's weights (Zhou et al. 2016): the gradient at the coded weights moves the latent ones as it is. */
export function createDorefaTwin(quantizer: Quantizer): QuantizerTwin {
  const prepare = (latent: Float32Array): Float32Array => dorefaWeights(latent, quantizer);
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      passThrough(input, () =>
        mapValues(input, operations, ({ values, result }) =>
          result.set(fakeQuantize(prepare(values), quantizer)),
        ),
      ),
    afterUpdate: () => {},
    freeze: () => quantizer,
    prepareWeights: prepare,
    dispose: () => {},
  };
}
