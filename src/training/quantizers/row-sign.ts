import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import { meanMagnitudes } from '../../core/schemes/parts/filters';
import { preparedFilters, xnorWeights } from '../../core/schemes/xnor-net';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { applyScalar } from './scalar-operation';

/**
 * XNOR-Net's weights (Rastegari et al. 2016): the latent filters are centred and clamped after every update, their
 * scale alpha follows in closed form, and the gradient at the coded weights is multiplied by
 * (alpha [|w| < 1] + 1/n) (1 - 1/c), with n weights in a filter and c input channels; by the first factor alone where
 * c = 1, as nothing is centred then.
 */
export function createRowSignTwin({ quantizer, inputChannels }: TwinOptions): QuantizerTwin {
  const channels = quantizer.steps.length;
  const prepare = (latent: Float32Array) =>
    preparedFilters(latent, channels, inputChannels ?? latent.length / channels);
  return {
    trainable: {},
    apply: <T extends Tensor>(input: T, _count: number, operations: Operations) =>
      applyScalar(input, [], operations, {
        forward: ({ values, result }) => {
          const prepared = prepare(values);
          result.set(fakeQuantize(prepared, xnorWeights(prepared, channels)));
        },
        backward: ({ values, outputGradient, inputGradient }) => {
          inputGradient.set(scaledGradient(prepare(values), outputGradient, channels, inputChannels));
          return [];
        },
      }),
    afterUpdate: (latent) => {
      if (latent) {
        tidy(() => latent.assign(tensor(prepare(latent.dataSync<'float32'>()), latent.shape)));
      }
    },
    freeze: (latent) => (latent ? xnorWeights(prepare(latent.dataSync<'float32'>()), channels) : quantizer),
    prepareWeights: prepare,
    dispose: () => {},
  };
}

function scaledGradient(
  prepared: Float32Array,
  outputGradient: Float32Array,
  channels: number,
  inputChannels = prepared.length / channels,
): Float32Array {
  const alphas = meanMagnitudes(prepared, channels);
  const rest = channels / prepared.length;
  const centring = inputChannels > 1 ? 1 - 1 / inputChannels : 1;
  return outputGradient.map((gradient, index) => {
    const inside = Math.abs(prepared[index] as number) < 1;
    return gradient * ((inside ? (alphas[index % channels] as number) : 0) + rest) * centring;
  });
}
