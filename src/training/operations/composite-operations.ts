import {
  conv2d,
  depthwiseConv2d,
  maxPool,
  mean,
  type Rank,
  reshape,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core';
import { createAdam } from './composite/adam';
import { batchNormalize } from './composite/batch-normalize';
import { addBias, multiplyMatrices } from './composite/bias-and-dense';
import { fakeQuantize } from './composite/fake-quantize';
import { codeHalfSteps, reparameterizedClipGradient } from './composite/reparameterized-clip';
import { residualSigns, residualSignsGradient } from './composite/residual-signs';
import { runLoop } from './composite/run-loop';
import { softGradient } from './composite/soft-gradient';
import { softmaxCrossEntropy } from './composite/softmax-cross-entropy';
import { roundStochastically } from './composite/stochastic-rounding';
import type { ConvolutionOptions, Operations } from './operations';

/** The operations built from stock tfjs operations: for every backend, and the yardstick for the kernels. */
export function createCompositeOperations(): Operations {
  return {
    id: 'composite',
    convolution,
    depthwiseConvolution,
    dense,
    maxPool: (input, size) => maxPool(input, size, size, 'valid'),
    averagePool: (input) => mean(input, [1, 2]),
    batchNormalize,
    fakeQuantize,
    roundStochastically,
    codeHalfSteps,
    reparameterizedClipGradient,
    residualSigns,
    residualSignsGradient,
    softGradient,
    runLoop,
    softmaxCrossEntropy,
    createAdam,
  };
}

function convolution(
  input: Tensor4D,
  weights: Tensor4D,
  bias: Tensor1D,
  { stride, padding, relu }: ConvolutionOptions,
): Tensor4D {
  return tidy(() => addBias(conv2d(input, weights, stride, padding), bias, relu));
}

function depthwiseConvolution(
  input: Tensor4D,
  weights: Tensor4D,
  bias: Tensor1D,
  { stride, padding, relu }: ConvolutionOptions,
): Tensor4D {
  const [height, width, , channels] = weights.shape;
  return tidy(() => {
    const filter = reshape<Rank.R4>(weights, [height, width, channels, 1]);
    return addBias(depthwiseConv2d(input, filter, stride, padding), bias, relu);
  });
}

function dense(
  input: Tensor2D,
  weights: Tensor2D,
  bias: Tensor1D,
  { relu }: { readonly relu: boolean },
): Tensor2D {
  return tidy(() => addBias(multiplyMatrices(input, weights), bias, relu));
}
