import {
  add,
  mul,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import { padValue } from '../../core/integer/product-grid';
import type { ImageShape, MatrixSpec } from '../../core/networks/network';
import type { BatchNormalization, TrainedLayer } from '../../core/networks/trained-network';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Operations } from '../operations/operations';
import type { QuantizerTwin, TrainingMoment } from '../quantizers/quantizer-twin';
import { activate } from './activate';
import { weightChannels, weightShape } from './layer-geometry';
import type { LayerQuantization } from './layer-quantization';
import { multiplyLayer } from './run-layers';

/** The variables of one layer with weights while it is trained. */
export interface TrainableLayer {
  readonly trainable: Readonly<Record<string, Variable>>;
  /** Told before every step. */
  beforeStep(moment: TrainingMoment): void;
  /** The quantizer of its inputs, which it may share with layers that read the same tensor. */
  readonly inputTwin: QuantizerTwin | null;
  quantizeInput(input: Tensor, operations: Operations): Tensor;
  /** Of inputs that are quantized already. */
  forward(input: Tensor, operations: Operations): Tensor;
  /** What the quantizers add to the loss. */
  penalties(): readonly Scalar[];
  afterUpdate(): void;
  snapshot(): TrainedLayer;
  dispose(): void;
}

export interface TrainableLayerOptions {
  readonly spec: MatrixSpec;
  readonly start: TrainedLayer;
  readonly input: ImageShape;
  /** Null while the network is float. */
  readonly quantization: LayerQuantization | null;
  /** True where the layer reads the image: bytes are codes already, so nothing quantizes them. */
  readonly readsImages: boolean;
  /** The layer that quantizes the same inputs before this one; null where this is the first to read them. */
  readonly coder: Pick<TrainableLayer, 'inputTwin'> | null;
}

export function createTrainableLayer({
  spec,
  start,
  input,
  quantization,
  readsImages,
  coder,
}: TrainableLayerOptions): TrainableLayer {
  const weights = variableOf(start.weights, weightShape(spec, input));
  const bias = variableOf<Tensor1D>(start.bias);
  const batchNorm = start.batchNorm ? createBatchNorm(start.batchNorm) : null;
  const weightTwin = weightTwinOf(start, weightChannels(spec, input), quantization);
  const ownInputTwin = readsImages || coder ? null : inputTwinOf(start, quantization);
  const inputTwin = coder ? coder.inputTwin : ownInputTwin;
  const twins = [weightTwin, ownInputTwin].filter((twin) => twin !== null);
  const padsWithZero = inputTwin === null || start.inputQuantizer === null || codesZero(start.inputQuantizer);
  const weightsPerStep = start.weights.length / (start.weightQuantizer?.steps.length ?? 1);
  const features = input.height * input.width * input.channels;
  return {
    // Batch normalization subtracts whatever a bias adds.
    trainable: {
      weights,
      ...(batchNorm ? batchNorm.trainable : { bias }),
      ...prefixed('weight', weightTwin),
      ...prefixed('input', ownInputTwin),
    },
    beforeStep: (moment) => {
      for (const twin of twins) twin.beforeStep?.(moment);
    },
    penalties: () => twins.flatMap((twin) => twin.penalty?.() ?? []),
    inputTwin,
    quantizeInput: (received, operations) =>
      inputTwin ? inputTwin.apply(received, features, operations) : received,
    forward: (input, operations) => {
      const operands = {
        input,
        weights: weightTwin ? weightTwin.apply<Tensor>(weights, weightsPerStep, operations) : weights,
        bias,
        padValue: padsWithZero ? 0 : padValue(inputTwin.freeze(null)),
      };
      if (!batchNorm) return multiplyLayer(spec, operands, spec.activation, operations);
      const sums = multiplyLayer(spec, operands, 'none', operations);
      const normalized = batchNorm.forward(sums as Tensor4D, operations);
      return activate(normalized, spec.activation);
    },
    afterUpdate: () => {
      weightTwin?.afterUpdate(weights);
      ownInputTwin?.afterUpdate(null);
    },
    snapshot: () => ({
      weights: weightTwin?.prepareWeights?.(valuesOf(weights)) ?? valuesOf(weights),
      bias: valuesOf(bias),
      batchNorm: batchNorm?.snapshot() ?? null,
      weightQuantizer: weightTwin?.freeze(weights) ?? start.weightQuantizer,
      inputQuantizer: inputTwin?.freeze(null) ?? start.inputQuantizer,
    }),
    dispose: () => {
      for (const each of [weights, bias, batchNorm, weightTwin, ownInputTwin]) each?.dispose();
    },
  };
}

function weightTwinOf(
  start: TrainedLayer,
  inputChannels: number,
  quantization: LayerQuantization | null,
): QuantizerTwin | null {
  const { weightQuantizer: quantizer, weights } = start;
  if (!quantization || !quantizer) return null;
  return quantization.createTwin('weights', { quantizer, weights, inputChannels });
}

function inputTwinOf(start: TrainedLayer, quantization: LayerQuantization | null): QuantizerTwin | null {
  const { inputQuantizer: quantizer } = start;
  if (!quantization || !quantizer) return null;
  return quantization.createTwin('activations', { quantizer, weights: null });
}

/** True where padded pixels are exactly zero however the quantizer learns. */
function codesZero({ format, decode, encoder }: Quantizer): boolean {
  return format.kind === 'integer-grid' && format.shift === 0 && decode.offset === 'none' && !encoder;
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
