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
import { imageSource, type LayerGraph } from '../../core/networks/layer-graph';
import { type Activation, isMatrixLayer, type LayerSpec, type MatrixSpec } from '../../core/networks/network';
import type { Operations } from '../operations/operations';
import { activate } from './activate';

/** What the caller computes for every layer with weights. */
export interface LayerRunner {
  /** Codes a tensor for all that read it, as the named layer codes its inputs. */
  quantize(coder: MatrixSpec, input: Tensor): Tensor;
  /** Values of a tensor that `quantize` has coded, for additions and averages. */
  decode(coder: MatrixSpec, coded: Tensor): Tensor;
  /** The layer with weights on its coded inputs, activation included. */
  multiply(spec: MatrixSpec, coded: Tensor): Tensor;
  /** Mean of every channel over the image; absent: that of the operations. */
  average?(values: Tensor4D): Tensor2D;
}

/** Sends images through a graph of layers; every tensor is coded once, however many layers read it. */
export function runLayers(
  graph: LayerGraph,
  images: Tensor4D,
  operations: Operations,
  runner: LayerRunner,
): Tensor2D {
  const outputs = new Map<number, Tensor>([[imageSource, images]]);
  const coded = new Map<number, Tensor>();
  const outputOf = (source: number) => outputs.get(source) as Tensor;
  const codedOf = (source: number, coder: MatrixSpec): Tensor => {
    const known = coded.get(source) ?? runner.quantize(coder, outputOf(source));
    coded.set(source, known);
    return known;
  };
  const valuesOf = (source: number): Tensor => {
    const coder = graph.coder(source);
    return coder ? runner.decode(coder, codedOf(source, coder)) : outputOf(source);
  };
  for (const [index, spec] of graph.specs.entries()) {
    const sources = graph.sources(index);
    const first = sources[0] ?? imageSource;
    const output = isMatrixLayer(spec)
      ? runner.multiply(spec, codedOf(first, graph.coder(first) ?? spec))
      : spec.kind === 'max-pool' || spec.kind === 'flatten'
        ? runWithoutWeights(spec, [outputOf(first)], operations)
        : spec.kind === 'global-average-pool' && runner.average
          ? runner.average(valuesOf(first) as Tensor4D)
          : runWithoutWeights(spec, sources.map(valuesOf), operations);
    outputs.set(index, output);
  }
  return outputOf(graph.specs.length - 1) as Tensor2D;
}

function runWithoutWeights(
  spec: Exclude<LayerSpec, MatrixSpec>,
  [first, second]: readonly Tensor[],
  operations: Operations,
): Tensor {
  const input = first as Tensor;
  switch (spec.kind) {
    case 'max-pool':
      return operations.maxPool(input as Tensor4D, spec.size);
    case 'flatten':
      return reshape(input, [input.shape[0] ?? 0, -1]);
    case 'add':
      return activate(add(input, second as Tensor), spec.activation);
    case 'global-average-pool':
      return operations.averagePool(input as Tensor4D);
    default:
      return assertNever(spec);
  }
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
  const convolve = spec.kind === 'conv' ? operations.convolution : operations.depthwiseConvolution;
  if (padValue === 0 || padding === 'valid') return convolve(input as Tensor4D, filter, bias, options);
  const shifted: Tensor4D = sub(input as Tensor4D, padValue);
  const constant: Tensor1D = mul(sum(filter, [0, 1, 2]), padValue);
  return convolve(shifted, filter, add(bias, constant), options);
}
