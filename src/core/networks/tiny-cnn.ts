import { batchNormMode, batchNormParam } from './batch-norm-mode';
import { channelMultiplierParam, multipliedChannels } from './channel-multiplier';
import type { ConvolutionSpec, Network } from './network';

const channelMultiplier = channelMultiplierParam(1);

/** Two 3x3 convolutions (8 and 16 channels times the multiplier), each with ReLU and 2x2 max pooling, and a dense layer. */
export const tinyCnn: Network = {
  id: 'tiny-cnn',
  params: [channelMultiplier, batchNormParam],
  layers: (params, classes) => {
    const convolution = (name: string, channels: number): ConvolutionSpec => ({
      kind: 'conv',
      name,
      kernel: 3,
      channels: multipliedChannels(channels, channelMultiplier, params),
      stride: 1,
      padding: 'same',
      batchNorm: batchNormMode(params) !== 'none',
      activation: 'relu',
    });
    return [
      convolution('conv1', 8),
      { kind: 'max-pool', name: 'pool1', size: 2 },
      convolution('conv2', 16),
      { kind: 'max-pool', name: 'pool2', size: 2 },
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'dense', units: classes, activation: 'none' },
    ];
  },
};
