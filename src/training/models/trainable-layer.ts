import {
  add,
  mul,
  relu,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import { padValue } from '../../core/integer/product-grid';
import type { ImageShape } from '../../core/networks/network';
import type { BatchNormalization, TrainedLayer } from '../../core/networks/trained-network';
import type { Estimator, TensorRole } from '../../core/schemes/scheme';
import type { Operations } from '../operations/operations';
import { createTwin } from '../quantizers';
import type { QuantizerTwin } from '../quantizers/quantizer-twin';
import { type MatrixSpec, weightShape } from './layer-geometry';
import { multiplyLayer } from './run-layers';

/** The variables of one layer with weights while it is trained. */
export interface TrainableLayer {
  readonly trainable: Readonly<Record<string, Variable>>;
  forward(input: Tensor, operations: Operations): Tensor;
  afterUpdate(): void;
  snapshot(): TrainedLayer;
  dispose(): void;
}

export interface TrainableLayerOptions {
  readonly spec: MatrixSpec;
  readonly start: TrainedLayer;
  readonly input: ImageShape;
  /** Null while the network is float. */
  readonly estimators: Readonly<Record<TensorRole, Estimator>> | null;
  /** True for the first layer: bytes are codes already, so nothing quantizes them. */
  readonly readsImages: boolean;
}

export function createTrainableLayer({
  spec,
  start,
  input,
  estimators,
  readsImages,
}: TrainableLayerOptions): TrainableLayer {
  const weights = variableOf(start.weights, weightShape(spec, input));
  const bias = variableOf<Tensor1D>(start.bias);
  const batchNorm = start.batchNorm ? createBatchNorm(start.batchNorm) : null;
  const weightTwin =
    estimators && start.weightQuantizer ? createTwin(start.weightQuantizer, estimators.weights) : null;
  const inputTwin =
    estimators && start.inputQuantizer && !readsImages
      ? createTwin(start.inputQuantizer, estimators.activations)
      : null;
  const weightsPerStep = start.weights.length / (start.weightQuantizer?.steps.length ?? 1);
  const features = input.height * input.width * input.channels;
  return {
    // Batch normalization subtracts whatever a bias adds.
    trainable: {
      weights,
      ...(batchNorm ? batchNorm.trainable : { bias }),
      ...prefixed('weight', weightTwin),
      ...prefixed('input', inputTwin),
    },
    forward: (received, operations) => {
      const operands = {
        input: inputTwin ? inputTwin.apply(received, features, operations) : received,
        weights: weightTwin ? weightTwin.apply<Tensor>(weights, weightsPerStep, operations) : weights,
        bias,
        padValue: inputTwin ? padValue(inputTwin.freeze()) : 0,
      };
      if (!batchNorm) return multiplyLayer(spec, operands, spec.relu, operations);
      const sums = multiplyLayer(spec, operands, false, operations);
      const normalized = batchNorm.forward(sums as Tensor4D, operations);
      return spec.relu ? relu(normalized) : normalized;
    },
    afterUpdate: () => {
      weightTwin?.afterUpdate();
      inputTwin?.afterUpdate();
    },
    snapshot: () => ({
      weights: valuesOf(weights),
      bias: valuesOf(bias),
      batchNorm: batchNorm?.snapshot() ?? null,
      weightQuantizer: weightTwin?.freeze() ?? start.weightQuantizer,
      inputQuantizer: inputTwin?.freeze() ?? start.inputQuantizer,
    }),
    dispose: () => {
      for (const each of [weights, bias, batchNorm, weightTwin, inputTwin]) each?.dispose();
    },
  };
}

const runningAverageDecay = 0.9;

function createBatchNorm(start: BatchNormalization) {
  const { epsilon } = start;
  const gain = variableOf<Tensor1D>(start.gain);
  const shift = variableOf<Tensor1D>(start.shift);
  const mean = variableOf<Tensor1D>(start.mean);
  const variance = variableOf<Tensor1D>(start.variance);
  const follow = (average: Variable, current: Tensor): void =>
    average.assign(add(mul(average, runningAverageDecay), mul(current, 1 - runningAverageDecay)));
  return {
    trainable: { gain, shift },
    forward: (sums: Tensor4D, operations: Operations): Tensor4D => {
      const normalized = operations.batchNormalize(sums, gain, shift, epsilon);
      follow(mean, normalized.mean);
      follow(variance, normalized.variance);
      return normalized.output;
    },
    snapshot: (): BatchNormalization => ({
      gain: valuesOf(gain),
      shift: valuesOf(shift),
      mean: valuesOf(mean),
      variance: valuesOf(variance),
      epsilon,
    }),
    dispose: () => {
      for (const each of [gain, shift, mean, variance]) each.dispose();
    },
  };
}

function prefixed(prefix: string, twin: QuantizerTwin | null): Record<string, Variable> {
  const entries = Object.entries(twin?.trainable ?? {});
  return Object.fromEntries(entries.map(([name, parameter]) => [`${prefix}-${name}`, parameter]));
}

function variableOf<T extends Tensor>(values: Float32Array, shape: number[] = [values.length]): Variable & T {
  return tidy(() => variable(tensor(values, shape))) as Variable & T;
}

function valuesOf(parameter: Tensor): Float32Array {
  return parameter.dataSync<'float32'>().slice();
}
