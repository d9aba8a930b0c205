import { relu as rectify, type Tensor4D } from '@tensorflow/tfjs-core';
import { sumPerChannel } from '../operations/composite/custom-gradient';
import type { Operations } from '../operations/operations';
import { type ConvolutionGeometry, depthwiseGeometry, describeGeometry } from './convolution-geometry';
import { defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

type DepthwiseOptions = { stride: number; padding: 'same' | 'valid' };

export function defineDepthwise(host: KernelHost): Operations['depthwiseConvolution'] {
  const { kernels, address } = host;
  const run = defineOperation<'input' | 'weights' | 'bias', 'input' | 'weights', DepthwiseOptions>({
    name: 'BitFrontierDepthwise',
    saves: ['input', 'weights'],
    outputs: 1,
    savesOutputs: false,
    forward: ({ input, weights, bias }, { stride, padding }) => {
      const geometry = depthwiseGeometry(input.shape, weights.shape, stride, padding);
      const output = host.allocate(outputShape(geometry));
      describeGeometry(host, geometry);
      kernels.depthwiseConvolve(address(input), address(weights), address(bias), address(output));
      return [output];
    },
    backward: ({ gradient, inputs: { input, weights }, options: { stride, padding } }) => {
      const geometry = depthwiseGeometry(input.shape, weights.shape, stride, padding);
      return {
        input: () => {
          const target = host.allocateTensor(input.shape);
          describeGeometry(host, geometry);
          kernels.depthwiseInputGradient(address(gradient), address(weights), address(target));
          return target;
        },
        weights: () => {
          const target = host.allocateTensor(weights.shape);
          describeGeometry(host, geometry);
          kernels.depthwiseWeightsGradient(address(input), address(gradient), address(target));
          return target;
        },
        bias: () => sumPerChannel(gradient),
      };
    },
  });
  return (input, weights, bias, { stride, padding, relu }) => {
    const [sums] = run({ input, weights, bias }, { stride, padding });
    return (relu ? rectify(sums) : sums) as Tensor4D;
  };
}

function outputShape({ batch, outputHeight, outputWidth, outputChannels }: ConvolutionGeometry): number[] {
  return [batch, outputHeight, outputWidth, outputChannels];
}
