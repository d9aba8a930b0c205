import {
  add,
  argMax,
  div,
  mul,
  ones,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core';
import type { TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import { encodeValue } from '../../core/quantization/encode';
import type { Quantizer } from '../../core/quantization/quantizer';
import { imageTensor, pixelCount } from '../images';
import type { Operations } from '../operations/operations';
import { createFrozenTwin } from '../quantizers/frozen';
import type { RunControl } from '../training-api';
import { activate } from './activate';
import { isMatrixLayer, layerInputs, weightShape } from './layer-geometry';
import { type LayerSurroundings, layerParameters } from './layer-parameters';
import { type MatrixOperands, multiplyLayer, runLayers } from './run-layers';

/** A layer with weights, ready to run; owns its tensors until disposed. */
export interface InferenceLayer {
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
  const encode = codes ? createEncoder(codes.inputQuantizer) : null;
  return {
    forward: (received, operations) => {
      if (!codes || !factors || !outputOffsets || !encode)
        return multiplyLayer(
          spec,
          { input: received, weights, bias, padValue: 0 },
          spec.activation,
          operations,
        );
      const operands = {
        input: encode.apply(received, operations),
        weights,
        bias,
        padValue: codes.padCode,
      };
      const products = multiplyLayer(spec, operands, 'none', operations);
      const sums = inputSum ? add(products, inputSum.multiple(operands, operations)) : products;
      const output = add(mul(sums, factors), outputOffsets);
      return activate(output, spec.activation);
    },
    dispose: () => {
      for (const each of [weights, bias, factors, outputOffsets, encode, inputSum]) each?.dispose();
    },
  };
}

/** The sum of the input codes under each window times the offset of the weights: one more output channel, all ones. */
function createInputSum(weightOffsets: Float32Array, { spec, inputImage }: LayerSurroundings) {
  const shape = [...weightShape(spec, inputImage).slice(0, -1), 1];
  const allOnes = ones(shape);
  const bias = tensor1d([0]);
  const offsets = tensor1d(weightOffsets);
  const summing = spec.kind === 'conv' ? { ...spec, channels: 1 } : { ...spec, units: 1 };
  return {
    multiple: (operands: MatrixOperands, operations: Operations): Tensor =>
      mul(multiplyLayer(summing, { ...operands, weights: allOnes, bias }, 'none', operations), offsets),
    dispose: () => {
      for (const each of [allOnes, bias, offsets]) each.dispose();
    },
  };
}

interface CodeEncoder {
  /** Stored codes of activations. */
  apply(values: Tensor, operations: Operations): Tensor;
  dispose(): void;
}

function createEncoder(quantizer: Quantizer): CodeEncoder {
  const { format, encoder } = quantizer;
  if (format.kind === 'integer-grid' && format.shift === 0) {
    return createGridEncoder({ ...quantizer, ...(encoder ?? {}) });
  }
  return {
    apply: (values) => {
      const codes = values.dataSync<'float32'>().map((value) => encodeValue(value, quantizer, 0));
      return tensor(codes, values.shape);
    },
    dispose: () => {},
  };
}

function createGridEncoder({ format, steps, offsets }: Quantizer): CodeEncoder {
  const step = tensor1d(steps);
  const offset = tensor1d(offsets);
  const twin = createFrozenTwin({
    format,
    decode: { scale: 'real', granularity: 'tensor', offset: 'none' },
    steps: Float32Array.of(1),
    offsets: Float32Array.of(0),
  });
  return {
    apply: (values, operations) => twin.apply(div(sub(values, offset), step), 1, operations),
    dispose: () => {
      for (const each of [step, offset, twin]) each.dispose();
    },
  };
}

const imagesPerBatch = 250;

/** Classes that a network, float or simulated with its quantizers, gives to images. */
export async function classify(
  network: TrainedNetwork,
  images: Uint8Array,
  operations: Operations,
  pause: RunControl['breathe'],
): Promise<Uint8Array> {
  const count = images.length / pixelCount(network.input);
  const classes = new Uint8Array(count);
  const layers = inferenceLayers(network);
  try {
    for (let start = 0; start < count; start += imagesPerBatch) {
      const size = Math.min(imagesPerBatch, count - start);
      const best = tidy(() => {
        const batch = imageTensor(images, start, size, network.input);
        return argMax(logits(network, layers, batch, operations), 1);
      });
      classes.set(await best.data<'int32'>(), start);
      best.dispose();
      await pause();
    }
  } finally {
    for (const layer of layers.values()) layer.dispose();
  }
  return classes;
}

function logits(
  { specs }: TrainedNetwork,
  layers: ReadonlyMap<string, InferenceLayer>,
  images: Tensor4D,
  operations: Operations,
): Tensor2D {
  return runLayers(specs, images, operations, ({ name }, input) => {
    const layer = layers.get(name);
    if (!layer) throw new RangeError(`no such layer: ${name}`);
    return layer.forward(input, operations);
  });
}

function inferenceLayers({ specs, layers, input }: TrainedNetwork): ReadonlyMap<string, InferenceLayer> {
  const inputs = layerInputs(specs, input);
  const matrixSpecs = specs.filter(isMatrixLayer);
  const entries = matrixSpecs.map((spec, position) => {
    const layer = layers[spec.name];
    if (!layer) throw new RangeError(`no parameters of layer: ${spec.name}`);
    const next = layers[matrixSpecs[position + 1]?.name ?? ''];
    const outputQuantizer = next?.inputQuantizer ?? null;
    const inputImage = inputs.get(spec.name) ?? input;
    return [spec.name, createInferenceLayer(layer, { spec, inputImage, outputQuantizer })] as const;
  });
  return new Map(entries);
}
