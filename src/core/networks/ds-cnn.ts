import type { ParamValues } from '../parameters/param-spec';
import { ownBatchNormParam } from './batch-norm-mode';
import { channelMultiplierParam, multipliedChannels } from './channel-multiplier';
import type { ConvolutionSpec, DepthwiseSpec, LayerSpec, Network } from './network';

const channelMultiplier = channelMultiplierParam(1);

const shared = { padding: 'same', batchNorm: true, activation: 'relu' } as const;

/**
 * A 3x3 convolution (16 channels times the multiplier) and three pairs of a 3x3 depthwise and a 1x1 convolution (32; 32
 * with stride 2; 64 with stride 2), all with batch normalization and ReLU; the mean over the image and a dense layer.
 */
export const dsCnn: Network = {
  id: 'ds-cnn',
  params: [channelMultiplier, ownBatchNormParam],
  layers: (params, classes) => [
    convolution(params, 'conv1', 3, 16),
    ...separable(params, '1', { channels: 32, stride: 1 }),
    ...separable(params, '2', { channels: 32, stride: 2 }),
    ...separable(params, '3', { channels: 64, stride: 2 }),
    { kind: 'global-average-pool', name: 'pool' },
    { kind: 'dense', name: 'dense', units: classes, activation: 'none' },
  ],
};

function separable(
  params: ParamValues,
  number: string,
  { channels, stride }: { readonly channels: number; readonly stride: number },
): readonly LayerSpec[] {
  const depthwise: DepthwiseSpec = {
    kind: 'depthwise',
    name: `depthwise${number}`,
    kernel: 3,
    stride,
    ...shared,
  };
  return [depthwise, convolution(params, `pointwise${number}`, 1, channels)];
}

function convolution(params: ParamValues, name: string, kernel: number, channels: number): ConvolutionSpec {
  return {
    kind: 'conv',
    name,
    kernel,
    channels: multipliedChannels(channels, channelMultiplier, params),
    stride: 1,
    ...shared,
  };
}
