import { normalizationGains } from '../networks/fold-batch-norm';
import type { CodeFormat } from '../quantization/code-format';
import { type CodeArray, encode, encoderOf, entry, storedRange } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import { roundHalfUp } from '../quantization/rounding';
import { codedByThresholds } from '../quantization/threshold-codes';
import { activationLimits } from './activation-limits';
import { codeOffset, productSteps, weightMultiple } from './product-grid';
import type { QuantizedStage } from './quantized-stage';

/** What one layer adds up, in units of its products, and what a unit is worth at its output. */
export interface AccumulatorTerms {
  /** Whole multiples of the codes (see `weightMultiple`), and the range that they lie in. */
  readonly weightCodes: CodeArray;
  readonly weightFormat: CodeFormat;
  /**
   * Per output channel, whole units: the constants, or 0 where the thresholds of the outputs hold them or the reader of wide
   * sums adds them.
   */
  readonly bias: Float64Array;
  /** Per output channel, in units: not rounded, or to multiples of the resolution where sums stay wide. */
  readonly constants: Float64Array;
  /** Offset of the weights in the same multiple of steps, per output channel: the factor of the run-time sum of input codes. */
  readonly weightOffsets: Float64Array;
  /** Value of one unit after batch normalization, per output channel; negative where its gain is. */
  readonly factors: Float64Array;
}

/**
 * With what = s_w (W + o_w), xhat = s_x (X + o_x), gain g and unit u = s_w s_x, or a part of it on half-integer grids, the output is g u times
 * sum WX + o_w sum X + bias, where bias collects what is constant: o_x sum W + K o_w o_x + (b - mean) / u +
 * (shift - output offset) / (g u), rounded once. Outputs coded by thresholds leave all that, but for the output offset,
 * to the thresholds; wide sums leave it to the addition or the mean that reads them, because one unit of theirs may be
 * worth too much to round to. A channel whose gain is too small to matter, or which its activation holds at a limit,
 * becomes its constant.
 */
export function accumulatorTerms(stage: QuantizedStage, products: number): AccumulatorTerms {
  const { layer, weights, inputs, outputs, resolution } = stage;
  const channels = layer.bias.length;
  const multiple = weightMultiple(weights, inputs);
  const units = productSteps(weights, inputs, channels);
  const { gains, means, shifts } = normalizationOf(stage);
  const terms = {
    ...weightsOf(stage),
    constants: new Float64Array(channels),
    weightOffsets: Float64Array.from(
      { length: channels },
      (_, channel) => (multiple * entry(weights.offsets, channel)) / entry(weights.steps, channel),
    ),
    factors: Float64Array.from(units, (unit, channel) => unit * (gains[channel] as number)),
  };
  const byThresholds = outputs !== null && codedByThresholds(outputs.format);
  const encoderOffset = outputs && !byThresholds ? encoderOffsetOf(outputs) : 0;
  for (let channel = 0; channel < channels; channel++) {
    const unit = units[channel] as number;
    const beforeGain = (layer.bias[channel] as number) - (means[channel] as number);
    const afterGain = (shifts[channel] as number) - encoderOffset;
    const center = (gains[channel] as number) * beforeGain + afterGain;
    if (isConstant(stage, terms, channel, center)) {
      clearColumn(terms.weightCodes, channel, channels);
      terms.weightOffsets[channel] = 0;
      terms.factors[channel] = unit;
      terms.constants[channel] = center / unit;
      continue;
    }
    const codeSum = columnSum(terms.weightCodes, channel, channels);
    const offsets = codeOffset(inputs, 0) * (codeSum + products * (terms.weightOffsets[channel] as number));
    const constants = beforeGain / unit + afterGain / (terms.factors[channel] as number);
    terms.constants[channel] = constants + offsets;
  }
  if (outputs === null && resolution !== null) {
    return { ...terms, constants: snapped(terms, resolution), bias: new Float64Array(channels) };
  }
  return { ...terms, bias: byThresholds ? new Float64Array(channels) : terms.constants.map(roundHalfUp) };
}

function snapped(
  { constants, factors }: Pick<AccumulatorTerms, 'constants' | 'factors'>,
  resolution: number,
): Float64Array {
  return constants.map((constant, channel) => {
    const factor = factors[channel] as number;
    return (roundHalfUp((constant * factor) / resolution) * resolution) / factor;
  });
}

function weightsOf({
  layer,
  weights,
  inputs,
}: QuantizedStage): Pick<AccumulatorTerms, 'weightCodes' | 'weightFormat'> {
  const { format } = weights;
  const multiple = weightMultiple(weights, inputs);
  const stored = encode(layer.weights, weights);
  if (multiple === 1) return { weightCodes: stored, weightFormat: format };
  const range = { minimum: multiple * format.minimum, maximum: multiple * format.maximum, shift: 0 } as const;
  return {
    weightCodes: Int32Array.from(stored, (code) => multiple * (code + format.shift)),
    weightFormat: { ...format, ...range },
  };
}

/** What the encoder of a grid takes off a value before it rounds, the grid's shift included. */
export function encoderOffsetOf(outputs: Quantizer): number {
  return codeOffset({ ...outputs, ...encoderOf(outputs) }, 0) * entry(encoderOf(outputs).steps, 0);
}

/**
 * True where no input moves the output, `center` but for the sum, by half a step: dividing the shift by such a gain would
 * only overflow the bias. Thresholds take any gain but 0. True for wide outputs, too, which no input moves between the
 * limits of the activation.
 */
function isConstant(
  { spec, layer, weights, inputs, outputs, resolution }: QuantizedStage,
  terms: Pick<AccumulatorTerms, 'weightCodes' | 'weightOffsets' | 'factors'>,
  channel: number,
  center: number,
): boolean {
  const factor = terms.factors[channel] as number;
  const isWide = outputs === null && resolution !== null;
  if (!layer.batchNorm && !isWide) return false;
  if (resolution === null || (outputs && codedByThresholds(outputs.format))) return factor === 0;
  const largestInput = largestMagnitude(inputs, 0);
  const products = terms.weightCodes.length / terms.factors.length;
  const largestWeight = weightMultiple(weights, inputs) * largestMagnitude(weights, channel);
  const weightSum = isWide ? magnitudeSum(terms, channel) : products * largestWeight;
  const reach = Math.abs(factor) * weightSum * largestInput;
  if (layer.batchNorm && reach < resolution / 2) return true;
  const [least, most] = activationLimits[spec.activation];
  return isWide && (center + reach <= least || center - reach >= most);
}

/** Sum of the magnitudes of a channel's weights, offsets included, in the units of its codes. */
function magnitudeSum(
  { weightCodes, weightOffsets }: Pick<AccumulatorTerms, 'weightCodes' | 'weightOffsets'>,
  channel: number,
): number {
  const offset = weightOffsets[channel] as number;
  let sum = 0;
  for (let at = channel; at < weightCodes.length; at += weightOffsets.length) {
    sum += Math.abs((weightCodes[at] as number) + offset);
  }
  return sum;
}

/** Largest magnitude that a quantizer decodes to, in steps. */
function largestMagnitude(quantizer: Quantizer, channel: number): number {
  const { minimum, maximum } = storedRange(quantizer);
  const offset = codeOffset(quantizer, channel);
  return Math.max(Math.abs(minimum + offset), Math.abs(maximum + offset));
}

interface Normalization {
  readonly gains: Float64Array;
  readonly means: Float32Array;
  readonly shifts: Float32Array;
}

function normalizationOf({ layer: { batchNorm, bias } }: QuantizedStage): Normalization {
  return batchNorm
    ? { gains: normalizationGains(batchNorm), means: batchNorm.mean, shifts: batchNorm.shift }
    : {
        gains: new Float64Array(bias.length).fill(1),
        means: new Float32Array(bias.length),
        shifts: new Float32Array(bias.length),
      };
}

function columnSum(codes: CodeArray, channel: number, channels: number): number {
  let sum = 0;
  for (let index = channel; index < codes.length; index += channels) sum += codes[index] as number;
  return sum;
}

function clearColumn(codes: CodeArray, channel: number, channels: number): void {
  for (let index = channel; index < codes.length; index += channels) codes[index] = 0;
}
