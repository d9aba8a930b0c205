import {
  argMax,
  mul,
  relu,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core';
import type { ImageShape } from '../../core/networks/network';
import type { TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import { imageTensor, pixelCount } from '../images';
import type { Operations } from '../operations/operations';
import { createFrozenTwin } from '../quantizers/frozen';
import type { RunControl } from '../training-api';
import { isMatrixLayer, layerInputs, type MatrixSpec, weightShape } from './layer-geometry';
import { layerParameters } from './layer-parameters';
import { multiplyLayer, runLayers } from './run-layers';

/** A layer with weights, ready to run; owns its tensors until disposed. */
export interface InferenceLayer {
  forward(input: Tensor, operations: Operations): Tensor;
  dispose(): void;
}

/** The layer as integer inference computes it, in float arithmetic. */
export function createInferenceLayer(
  spec: MatrixSpec,
  layer: TrainedLayer,
  input: ImageShape,
): InferenceLayer {
  const parameters = layerParameters(layer);
  const weights = tensor(parameters.weights, weightShape(spec, input));
  const bias = tensor1d(parameters.bias);
  const gains = parameters.gains ? tensor1d(parameters.gains) : null;
  const twin = parameters.inputQuantizer ? createFrozenTwin(parameters.inputQuantizer) : null;
  return {
    forward: (received, operations) => {
      const quantized = twin ? twin.apply(received, 1, operations) : received;
      const operands = { input: quantized, weights, bias, padValue: parameters.padValue };
      const sums = multiplyLayer(spec, operands, spec.relu && !gains, operations);
      if (!gains) return sums;
      const scaled = mul(sums, gains);
      return spec.relu ? relu(scaled) : scaled;
    },
    dispose: () => {
      for (const each of [weights, bias, gains, twin]) each?.dispose();
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
  const entries = specs.filter(isMatrixLayer).map((spec) => {
    const layer = layers[spec.name];
    if (!layer) throw new RangeError(`no parameters of layer: ${spec.name}`);
    return [spec.name, createInferenceLayer(spec, layer, inputs.get(spec.name) ?? input)] as const;
  });
  return new Map(entries);
}
