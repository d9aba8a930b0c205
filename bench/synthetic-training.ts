import type { LabelledImages } from '../src/core/datasets/dataset';
import type { Network } from '../src/core/networks/network';
import type { TrainedNetwork } from '../src/core/networks/trained-network';
import { createRandom } from '../src/core/random';
import { lsq } from '../src/core/schemes/lsq';
import type { TensorRole } from '../src/core/schemes/scheme';
import { initializeNetwork } from '../src/training/models/initialize-network';
import type { LayerQuantization, ModelQuantization } from '../src/training/models/layer-quantization';
import { createTrainableModel, type TrainableModel } from '../src/training/models/trainable-model';
import type { Operations } from '../src/training/operations/operations';
import { createTwin } from '../src/training/quantizers';

export const shape = { height: 28, width: 28, channels: 1 };
export const batchSize = 64;
const classes = 10;
const bits = 4;

/** What a step needs that stands for a real training: a network, and batches of noise. */
export interface SyntheticTraining {
  readonly start: TrainedNetwork;
  readonly images: LabelledImages;
}

export function syntheticTraining(network: Network, batches: number): SyntheticTraining {
  const random = createRandom(1);
  const start = initializeNetwork(network.layers({}, classes), shape, classes, random);
  const count = batchSize * batches;
  const bytes = new Uint8Array(count * shape.height * shape.width);
  const images = bytes.map(() => 256 * random.next());
  return { start, images: { images, labels: new Uint8Array(count).map(() => classes * random.next()) } };
}

export function createModel(
  start: TrainedNetwork,
  quantized: boolean,
  operations: Operations,
): TrainableModel {
  return quantized
    ? createTrainableModel(quantize(start), quantizationOf(start), operations)
    : createTrainableModel(start, null, operations);
}

/** Gives every layer quantizers whose steps are of the right size; training speed does not depend on more. */
function quantize(network: TrainedNetwork): TrainedNetwork {
  const quantizer = (role: TensorRole, values: Float32Array, channels: number) =>
    lsq.fit({ role, values, channels, bits }, {});
  const layers = Object.entries(network.layers).map(([name, layer]) => {
    const weightQuantizer = quantizer('weights', layer.weights, layer.bias.length);
    const inputQuantizer = quantizer('activations', Float32Array.of(0, 0.5, 1), 1);
    return [name, { ...layer, weightQuantizer, inputQuantizer }] as const;
  });
  return { ...network, layers: Object.fromEntries(layers) };
}

function quantizationOf({ layers }: TrainedNetwork): ModelQuantization {
  const layer: LayerQuantization = {
    createTwin: (role, options) =>
      createTwin({ ...options, random: createRandom(1) }, lsq.estimator({})[role]),
  };
  return new Map(Object.keys(layers).map((name) => [name, layer]));
}
