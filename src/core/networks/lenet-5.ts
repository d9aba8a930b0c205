import type { Activation, ConvolutionSpec, DenseSpec, Network } from './network';

/** Two 5x5 convolutions (6 channels same, 16 valid), each with ReLU and 2x2 max pooling, and dense 120, 84, classes. */
export const lenet5: Network = {
  id: 'lenet-5',
  params: [],
  layers: (_, classes) => [
    convolution('conv1', 6, 'same'),
    { kind: 'max-pool', name: 'pool1', size: 2 },
    convolution('conv2', 16, 'valid'),
    { kind: 'max-pool', name: 'pool2', size: 2 },
    { kind: 'flatten', name: 'flatten' },
    dense('dense1', 120, 'relu'),
    dense('dense2', 84, 'relu'),
    dense('dense3', classes, 'none'),
  ],
};

function convolution(name: string, channels: number, padding: 'same' | 'valid'): ConvolutionSpec {
  return {
    kind: 'conv',
    name,
    kernel: 5,
    channels,
    stride: 1,
    padding,
    batchNorm: false,
    activation: 'relu',
  };
}

function dense(name: string, units: number, activation: Activation): DenseSpec {
  return { kind: 'dense', name, units, activation };
}
