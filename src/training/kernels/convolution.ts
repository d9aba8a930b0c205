import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Operations } from '../operations/operations';
import {
  type ConvolutionGeometry,
  convolutionGeometry,
  denseGeometry,
  describeGeometry,
} from './convolution-geometry';
import { defineOperation } from './define-operation';
import type { KernelHost } from './kernel-host';

type ConvolutionOptions = { stride: number; padding: 'same' | 'valid'; relu: boolean };
type DenseOptions = { relu: boolean };

interface Layer<Options> {
  readonly name: string;
  geometry(input: readonly number[], weights: readonly number[], options: Options): ConvolutionGeometry;
  outputShape(geometry: ConvolutionGeometry): number[];
}

type RunLayer<Options> = <T extends Tensor>(
  inputs: { input: T; weights: Tensor; bias: Tensor },
  options: Options,
) => T;

export function defineConvolution(host: KernelHost): Operations['convolution'] {
  const run = defineLayer<ConvolutionOptions>(host, {
    name: 'BitFrontierConvolution',
    geometry: (input, weights, { stride, padding }) => convolutionGeometry(input, weights, stride, padding),
    outputShape: ({ batch, outputHeight, outputWidth, outputChannels }) => [
      batch,
      outputHeight,
      outputWidth,
      outputChannels,
    ],
  });
  return (input, weights, bias, { stride, padding, relu }) =>
    run({ input, weights, bias }, { stride, padding, relu });
}

export function defineDense(host: KernelHost): Operations['dense'] {
  const run = defineLayer<DenseOptions>(host, {
    name: 'BitFrontierDense',
    geometry: denseGeometry,
    outputShape: ({ outputWidth, outputChannels }) => [outputWidth, outputChannels],
  });
  return (input, weights, bias, { relu }) => run({ input, weights, bias }, { relu });
}

function defineLayer<Options extends DenseOptions>(
  host: KernelHost,
  { name, geometry, outputShape }: Layer<Options>,
): RunLayer<Options> {
  const { kernels, address } = host;
  const run = defineOperation<'input' | 'weights' | 'bias', 'input' | 'weights', Options>({
    name,
    saves: ['input', 'weights'],
    outputs: 1,
    savesOutputs: true,
    forward: ({ input, weights, bias }, options) => {
      const described = geometry(input.shape, weights.shape, options);
      const output = host.allocate(outputShape(described));
      const scratch = describeGeometry(host, described);
      kernels.convolve(
        address(input),
        address(weights),
        address(bias),
        address(output),
        scratch,
        options.relu,
      );
      return [output];
    },
    backward: ({ gradient, inputs: { input, weights }, outputs: [output], options }) => {
      const described = geometry(input.shape, weights.shape, options);
      const gate = options.relu ? address(output) : 0;
      const parameters = parameterGradients(host, described, input, gradient, gate, weights.shape);
      return {
        input: () => {
          const inputGradient = host.allocateTensor(input.shape);
          const scratch = describeGeometry(host, described);
          const target = address(inputGradient);
          kernels.convolveInputGradient(address(gradient), gate, address(weights), target, scratch);
          return inputGradient;
        },
        weights: () => parameters.weights,
        bias: () => parameters.bias,
      };
    },
  });
  return <T extends Tensor>(inputs: { input: T; weights: Tensor; bias: Tensor }, options: Options) =>
    run(inputs, options)[0] as T;
}

/** Both in one pass over the gradient, ahead of being asked: a layer's parameters nearly always want theirs. */
function parameterGradients(
  host: KernelHost,
  geometry: ConvolutionGeometry,
  input: TensorInfo,
  gradient: TensorInfo,
  gate: number,
  weightsShape: readonly number[],
): { readonly weights: Tensor; readonly bias: Tensor } {
  const weights = host.allocateTensor(weightsShape);
  const bias = host.allocateTensor([geometry.outputChannels]);
  const scratch = describeGeometry(host, geometry);
  const { kernels, address } = host;
  kernels.convolveWeightsGradient(
    address(input),
    address(gradient),
    gate,
    address(weights),
    address(bias),
    scratch,
  );
  return { weights, bias };
}
