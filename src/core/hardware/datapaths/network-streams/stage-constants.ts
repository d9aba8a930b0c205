import type { Requantization, ThresholdOutput } from '../../../integer/integer-network';
import { dyadicMultiplier } from '../../../quantization/requantization';
import type { PortValues } from '../datapath-class';
import type { OutputStageSpec, RoundedResult } from '../output-stages/stage-spec';
import { factorOf, type LayerOutputs } from './layer-outputs';

/** A layer's way from its sums to its outputs, and the requantizer that goes it. */
export interface MeasuredStage {
  readonly spec: Omit<OutputStageSpec, 'stages'>;
  readonly outputs: LayerOutputs;
  /** Positions that a mean adds up; 1 without one. */
  readonly meanPositions: number;
  /** Units of the stage's sum that a product of the integer engine is worth, per channel: other than 1 where lanes scale. */
  unitsPerProduct(channel: number): number;
  /** Bits below a product that the engine's sums have. */
  readonly engineFractionBits: number;
}

/** Values of the stage's constants for one channel, by the names of its ports; null where outputs are of another kind. */
export function stageConstants(stage: MeasuredStage, channel: number): PortValues | null {
  const result = resultConstants(stage, channel);
  if (!result) return null;
  const addition = additionConstants(stage, channel);
  return { ...result, ...addition };
}

function resultConstants(stage: MeasuredStage, channel: number): PortValues | null {
  const { spec, outputs } = stage;
  const { result } = spec;
  const { output } = outputs;
  switch (result.kind) {
    case 'sum':
      return {};
    case 'rounded':
      return output.kind === 'requantization' ? roundedConstants(stage, result, output, channel) : null;
    case 'thresholds':
      return output.kind === 'thresholds' ? thresholdConstants(stage, output, channel) : null;
    case 'logits':
      return output.kind === 'logits' ? logitConstants(output.mantissas, channel) : null;
    case 'planes':
      return null;
  }
}

/** Units of the stage's sum per unit of the engine's. */
function unitsPerEngineUnit(
  { spec, engineFractionBits, unitsPerProduct }: MeasuredStage,
  channel: number,
): number {
  return unitsPerProduct(channel) * 2 ** (spec.fractionBits - engineFractionBits);
}

function roundedConstants(
  stage: MeasuredStage,
  { mantissaBits, leftShift }: RoundedResult,
  { multipliers, clipMinimum, clipMaximum }: Requantization,
  channel: number,
): PortValues {
  const limits = { lowest: clipMinimum, highest: clipMaximum };
  const factor = (factorOf(multipliers, channel) * stage.meanPositions) / unitsPerEngineUnit(stage, channel);
  const { mantissa, shift } = dyadicOf(factor, mantissaBits);
  return { ...limits, mantissa, shift: shift + leftShift };
}

/** A power of two, rounded to, where there is no mantissa. */
function dyadicOf(factor: number, bits: number): { readonly mantissa: number; readonly shift: number } {
  if (bits > 0 || factor === 0) return dyadicMultiplier(factor, Math.max(1, bits));
  return { mantissa: 1, shift: Math.round(-Math.log2(Math.abs(factor))) };
}

/** Codes that an activation leaves out have thresholds below or above all sums. */
function thresholdConstants(
  stage: MeasuredStage,
  { thresholds, codes, format }: ThresholdOutput,
  channel: number,
): PortValues {
  const { minimum, maximum, shift } = format;
  const [lowest, highest] = [minimum - shift, maximum - shift];
  const perCode = codes.length - thresholds.length;
  const count = thresholds.length / perCode;
  const first = codes[channel * (count + 1)] as number;
  const isFlipped = count > 0 && first > (codes[channel * (count + 1) + 1] as number);
  const below = isFlipped ? highest - first : first - lowest;
  const units = unitsPerEngineUnit(stage, channel);
  const values = Array.from({ length: highest - lowest }, (_, index) => {
    if (index < below) return Number.NEGATIVE_INFINITY;
    const threshold = index - below < count ? (thresholds[channel * count + index - below] as number) : null;
    return threshold === null ? Number.POSITIVE_INFINITY : Math.ceil(threshold * units);
  });
  return {
    ...Object.fromEntries(values.map((value, index) => [`threshold${index}`, value])),
    flip: isFlipped ? 1 : 0,
  };
}

function logitConstants(mantissas: Int32Array | null, channel: number): PortValues {
  if (!mantissas) return { mantissa: Number.POSITIVE_INFINITY, alignment: 0 };
  const mantissa = mantissas[channel] as number;
  const least = mantissas.reduce((most, each) => Math.min(most, each), mantissa);
  return { mantissa, alignment: Math.round(Math.log2(Math.max(1, mantissa / Math.max(1, least)))) };
}

/** The addition on a grid of as many fraction bits as the sum's own factor has, or all where the sum can be shifted. */
function additionConstants(stage: MeasuredStage, channel: number): PortValues {
  const { spec, outputs } = stage;
  const { addend, result } = spec;
  if (!addend || !outputs.addition) return {};
  const { layer, own } = outputs.addition;
  const mantissaBits = result.kind === 'rounded' ? result.mantissaBits : 0;
  const ownFactor = factorOf(layer.operands[own], channel) / unitsPerEngineUnit(stage, channel);
  const sum = dyadicOf(ownFactor, mantissaBits);
  const other = dyadicOf(factorOf(layer.operands[1 - own === 0 ? 0 : 1], channel), addend.mantissaBits);
  const gridBits = addend.sumAlignmentBits > 0 ? Math.max(sum.shift, other.shift) : sum.shift;
  const bias = layer.bias[layer.bias.length === 1 ? 0 : channel] as number;
  return {
    mantissa: sum.mantissa,
    addendMantissa: other.mantissa,
    sumAlignment: gridBits - sum.shift,
    addendAlignment: gridBits - other.shift,
    addendBias: Math.round(bias * 2 ** (gridBits - layer.fractionBits)),
    shift: gridBits,
  };
}
