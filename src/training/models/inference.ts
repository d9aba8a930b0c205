import {
  add,
  argMax,
  div,
  mul,
  ones,
  type Rank,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core';
import { outputQuantizer, outputResolution } from '../../core/integer/tensor-coding';
import { type LayerGraph, layerGraph } from '../../core/networks/layer-graph';
import { isMatrixLayer } from '../../core/networks/network';
import type { TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import { imageTensor, pixelCount } from '../images';
import type { Operations } from '../operations/operations';
import type { RunControl } from '../training-api';
import { activate } from './activate';
import { createInputCoder } from './input-coder';
import { layerInputs, weightShape } from './layer-geometry';
import { type LayerSurroundings, layerParameters } from './layer-parameters';
import { type LayerRunner, type MatrixOperands, multiplyLayer, runLayers } from './run-layers';

/** A layer with weights, ready to run; owns its tensors until disposed. */
export interface InferenceLayer {
  /** Reads codes where the layer is quantized, values otherwise. */
  forward(input: Tensor, operations: Operations): Tensor;
  dispose(): void;
}

/** The layer in float arithmetic; a quantized one with the codes and biases of integer inference. */
export function createInferenceLayer(layer: TrainedLayer, surroundings: LayerSurroundings): InferenceLayer {
  const { spec, inputImage } = surroundings;
  const parameters = layerParameters(layer, surroundings);
  const weights = tensor(parameters.weights, weightShape(spec, inputImage));
  const bias = tensor1d(parameters.bias);
  const { codes } = parameters;
  const factors = codes ? tensor1d(codes.factors) : null;
  const outputOffsets = codes ? tensor1d(codes.outputOffsets) : null;
  const inputSum = codes?.weightOffsets ? createInputSum(codes.weightOffsets, surroundings) : null;
  return {
    forward: (input, operations) => {
      if (!codes || !factors || !outputOffsets)
        return multiplyLayer(spec, { input, weights, bias, padValue: 0 }, spec.activation, operations);
      const operands = { input, weights, bias, padValue: codes.padCode };
      const products = multiplyLayer(spec, operands, 'none', operations);
      const sums = inputSum ? add(products, inputSum.multiple(operands, operations)) : products;
      const output = add(mul(sums, factors), outputOffsets);
      return activate(output, spec.activation);
    },
    dispose: () => {
      for (const each of [weights, bias, factors, outputOffsets, inputSum]) each?.dispose();
    },
  };
}

/** The sum of the input codes under each window times the offset of the weights: one more output channel, all ones. */
function createInputSum(weightOffsets: Float32Array, { spec, inputImage }: LayerSurroundings) {
  const shape = weightShape(spec, inputImage);
  // A depthwise layer sums every channel by itself.
  const allOnes = ones(spec.kind === 'depthwise' ? shape : [...shape.slice(0, -1), 1]);
  const bias = zeros<Rank.R1>([allOnes.shape.at(-1) ?? 1]);
  const offsets = tensor1d(weightOffsets);
  return {
    multiple: (operands: MatrixOperands, operations: Operations): Tensor =>
      mul(multiplyLayer(spec, { ...operands, weights: allOnes, bias }, 'none', operations), offsets),
    dispose: () => {
      for (const each of [allOnes, bias, offsets]) each.dispose();
    },
  };
}

const imagesPerBatch = 250;

/** Sums are exact where values lie on a grid of powers of two, and shares of them need not be. */
function averageOfSums(values: Tensor4D): Tensor2D {
  const [, height, width] = values.shape;
  return div(sum(values, [1, 2]), height * width);
}

/** Classes that a network, float or simulated with its quantizers, gives to images. */
export async function classify(
  network: TrainedNetwork,
  images: Uint8Array,
  operations: Operations,
  pause: RunControl['breathe'],
): Promise<Uint8Array> {
  const count = images.length / pixelCount(network.input);
  const classes = new Uint8Array(count);
  const model = createInferenceModel(network);
  try {
    for (let start = 0; start < count; start += imagesPerBatch) {
      const size = Math.min(imagesPerBatch, count - start);
      const best = tidy(() => {
        const batch = imageTensor(images, start, size, network.input);
        return argMax(runLayers(model.graph, batch, operations, model.runner(operations)), 1);
      });
      classes.set(await best.data<'int32'>(), start);
      best.dispose();
      await pause();
    }
  } finally {
    model.dispose();
  }
  return classes;
}

function createInferenceModel(network: TrainedNetwork) {
  const graph = layerGraph(network.specs);
  const layers = inferenceLayers(network, graph);
  const coders = new Map(
    graph.specs.filter(isMatrixLayer).flatMap(({ name }) => {
      const quantizer = network.layers[name]?.inputQuantizer;
      return quantizer ? [[name, createInputCoder(quantizer)] as const] : [];
    }),
  );
  return {
    graph,
    runner: (operations: Operations): LayerRunner => ({
      quantize: ({ name }, input) => coders.get(name)?.encode(input, operations) ?? input,
      decode: ({ name }, codes) => coders.get(name)?.decode(codes) ?? codes,
      multiply: ({ name }, input) => {
        const layer = layers.get(name);
        if (!layer) throw new RangeError(`no such layer: ${name}`);
        return layer.forward(input, operations);
      },
      average: averageOfSums,
    }),
    dispose: () => {
      for (const each of [...layers.values(), ...coders.values()]) each.dispose();
    },
  };
}

function inferenceLayers(
  { layers, input }: TrainedNetwork,
  graph: LayerGraph,
): ReadonlyMap<string, InferenceLayer> {
  const inputs = layerInputs(graph, input);
  const entries = graph.specs.flatMap((spec, index) => {
    if (!isMatrixLayer(spec)) return [];
    const layer = layers[spec.name];
    if (!layer) throw new RangeError(`no parameters of layer: ${spec.name}`);
    const surroundings = {
      spec,
      inputImage: inputs.get(spec.name) ?? input,
      outputQuantizer: outputQuantizer(graph, layers, index),
      resolution: outputResolution(graph, layers, index),
    };
    return [[spec.name, createInferenceLayer(layer, surroundings)] as const];
  });
  return new Map(entries);
}
