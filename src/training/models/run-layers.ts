import {
  add,
  mul,
  reshape,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { assertNever } from '../../core/assert-never';
import type { Activation, LayerSpec } from '../../core/networks/network';
import type { Operations } from '../operations/operations';
import { activate } from './activate';
import type { MatrixSpec } from './layer-geometry';

/** Sends images through a chain of layers; the caller computes the layers with weights. */
export function runLayers(
  specs: readonly LayerSpec[],
  images: Tensor4D,
  operations: Operations,
  runMatrixLayer: (spec: MatrixSpec, input: Tensor) => Tensor,
): Tensor2D {
  const output = specs.reduce<Tensor>((input, spec) => {
    switch (spec.kind) {
      case 'conv':
      case 'dense':
        return runMatrixLayer(spec, input);
      case 'max-pool':
        return operations.maxPool(input as Tensor4D, spec.size);
      case 'flatten':
        return reshape(input, [input.shape[0] ?? 0, -1]);
      default:
        return assertNever(spec);
    }
  }, images);
  return output as Tensor2D;
}

export interface MatrixOperands {
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly bias: Tensor1D;
  /** Value of padded pixels: that of the input code nearest to zero, 0 unless inputs carry an offset. */
  readonly padValue: number;
}

/** Products of one layer and its activation. Padded pixels hold `padValue`: conv(x - p) with zeros around it, plus p * sum of weights. */
export function multiplyLayer(
  spec: MatrixSpec,
  operands: MatrixOperands,
  activation: Activation,
  operations: Operations,
): Tensor {
  const relu = activation === 'relu';
  const sums = multiplyUpToRelu(spec, operands, relu, operations);
  return relu ? sums : activate(sums, activation);
}

function multiplyUpToRelu(
  spec: MatrixSpec,
  { input, weights, bias, padValue }: MatrixOperands,
  relu: boolean,
  operations: Operations,
): Tensor {
  if (spec.kind === 'dense') return operations.dense(input as Tensor2D, weights as Tensor2D, bias, { relu });
  const { stride, padding } = spec;
  const options = { stride, padding, relu };
  const filter = weights as Tensor4D;
  if (padValue === 0 || padding === 'valid')
    return operations.convolution(input as Tensor4D, filter, bias, options);
  const shifted: Tensor4D = sub(input as Tensor4D, padValue);
  const constant: Tensor1D = mul(sum(filter, [0, 1, 2]), padValue);
  return operations.convolution(shifted, filter, add(bias, constant), options);
}
