import {
  add,
  div,
  grad,
  mul,
  softmax,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core';
import type { AllocatableLayer, CurvatureService } from '../../core/allocation/allocator';
import { norm } from '../../core/allocation/curvature';
import type { LabelledImages } from '../../core/datasets/dataset';
import { layerGraph } from '../../core/networks/layer-graph';
import { isMatrixLayer } from '../../core/networks/network';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { imageTensor } from '../images';
import { layerInputs, weightShape } from '../models/layer-geometry';
import type { Operations } from '../operations/operations';
import type { SchemeQuantizers } from './scheme-quantizers';
import { nothingReplaced, simulateNetwork } from './simulated-network';

export interface CurvatureOptions {
  readonly base: TrainedNetwork;
  readonly layers: readonly AllocatableLayer[];
  readonly quantizers: SchemeQuantizers;
  /** Training images; derivatives are taken over the first 256, always the same. */
  readonly images: LabelledImages;
  readonly operations: Operations;
  breathe(): Promise<void>;
}

export interface OwnedCurvatureService extends CurvatureService {
  dispose(): void;
}

const curvatureImages = 256;

/** Length of the step to either side along a unit direction; products hardly depend on it between 1e-4 and 1e-1. */
const perturbation = 0.01;

/**
 * Derivatives of the mean cross-entropy in one layer's weights, batch normalization frozen. The Gauss-Newton product
 * needs two forward passes for u = J v and one gradient for J'r with r = (p u - p sum(p u)) / N: first-order operations
 * alone.
 */
export function createCurvatureService(options: CurvatureOptions): OwnedCurvatureService {
  const { base, layers, quantizers, operations, breathe } = options;
  const batch = createFrozenBatch(options);
  const answer = async (compute: () => Tensor): Promise<Float32Array> => {
    const result = tidy(compute);
    const values = (await result.data<'float32'>()).slice();
    result.dispose();
    await breathe();
    return values;
  };
  return {
    gradient: (layer) =>
      answer(() =>
        grad((weights: Tensor) => operations.softmaxCrossEntropy(batch.logits(layer, weights), batch.labels))(
          batch.weights(layer),
        ),
      ),
    gaussNewtonProduct: (layer, direction) =>
      norm(direction) === 0
        ? Promise.resolve(new Float32Array(direction.length))
        : answer(() => gaussNewtonProduct(batch, layer, direction)),
    quantizationError: (layer, bits) => {
      const name = layers[layer]?.name ?? '';
      const weights = base.layers[name]?.weights ?? new Float32Array();
      return quantizers
        .quantizedWeights(name, bits)
        .map((value, index) => value - (weights[index] as number));
    },
    dispose: batch.dispose,
  };
}

/** The images over which derivatives are taken, and the network as a function of one layer's weights. */
interface FrozenBatch {
  readonly count: number;
  readonly labels: Tensor1D;
  weights(layer: number): Tensor;
  logits(layer: number, weights: Tensor): Tensor2D;
  dispose(): void;
}

function createFrozenBatch({ base, layers, images, operations }: CurvatureOptions): FrozenBatch {
  const count = Math.min(curvatureImages, images.labels.length);
  const network = simulateNetwork(base, nothingReplaced, operations);
  const inputs = imageTensor(images.images, 0, count, base.input);
  const labels = tensor1d(Int32Array.from(images.labels.subarray(0, count)), 'int32');
  const shapes = weightShapes(base);
  const nameOf = (layer: number): string => layers[layer]?.name ?? '';
  return {
    count,
    labels,
    weights: (layer) => {
      const name = nameOf(layer);
      const weights = base.layers[name]?.weights;
      if (!weights) throw new RangeError(`no such layer: ${layer}`);
      return tensor(weights, shapes.get(name));
    },
    logits: (layer, weights) => network.logits(inputs, { name: nameOf(layer), weights }),
    dispose: () => {
      network.dispose();
      inputs.dispose();
      labels.dispose();
    },
  };
}

function gaussNewtonProduct(batch: FrozenBatch, layer: number, direction: Float32Array): Tensor {
  const length = norm(direction);
  const weights = batch.weights(layer);
  const step = mul(tensor(direction, weights.shape), perturbation / length);
  const above = batch.logits(layer, add(weights, step));
  const below = batch.logits(layer, sub(weights, step));
  const change: Tensor2D = div(sub(above, below), (2 * perturbation) / length);
  const residual = curvedResidual(batch.logits(layer, weights), change, batch.count);
  return grad((moved: Tensor) => sum(mul(batch.logits(layer, moved), residual)))(weights);
}

/** (diag(p) - p p') u / N, sample by sample. */
function curvedResidual(logits: Tensor2D, change: Tensor2D, count: number): Tensor2D {
  const probabilities = softmax(logits);
  const weighted = mul(probabilities, change);
  return div(sub(weighted, mul(probabilities, sum(weighted, 1, true))), count);
}

function weightShapes({ specs, input }: TrainedNetwork): ReadonlyMap<string, number[]> {
  const images = layerInputs(layerGraph(specs), input);
  return new Map(
    specs
      .filter(isMatrixLayer)
      .map((spec) => [spec.name, weightShape(spec, images.get(spec.name) ?? input)] as const),
  );
}
