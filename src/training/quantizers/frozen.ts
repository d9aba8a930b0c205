import { type Tensor, tensor1d } from '@tensorflow/tfjs-core';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin } from './quantizer-twin';

/** A quantizer that tuning leaves alone: gradients only pass through it. */
export function createFrozenTwin(quantizer: Quantizer): QuantizerTwin {
  const { format, decode } = quantizer;
  const step = tensor1d(quantizer.steps);
  const offset = tensor1d(quantizer.offsets);
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      operations.fakeQuantize(input, step, offset, {
        minimum: format.minimum,
        maximum: format.maximum,
        shift: format.shift,
        scale: decode.scale === 'power-of-two' ? 'power-of-two' : 'real',
        learnsStep: false,
        learnsOffset: false,
        gradientScale: 1,
      }),
    afterUpdate: () => {},
    freeze: () => quantizer,
    dispose: () => {
      step.dispose();
      offset.dispose();
    },
  };
}
