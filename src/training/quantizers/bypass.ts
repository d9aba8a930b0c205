import type { Tensor } from '@tensorflow/tfjs-core';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { QuantizerTwin } from './quantizer-twin';

/** Values stay float while the network is tuned; the fitted quantizer acts wherever it is tested (Gysel et al. 2018). */
export function createBypassTwin(quantizer: Quantizer): QuantizerTwin {
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T) => input,
    afterUpdate: () => {},
    freeze: () => quantizer,
    dispose: () => {},
  };
}
