import type { Activation } from '../networks/network';
import { encoderOf, encodeValue, entry, storedRange } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import { exponentOf } from '../quantization/requantization';
import { requantizationMantissaBits } from '../quantization/requantization-width';
import { roundHalfUp } from '../quantization/rounding';
import { allEqual, dyadicMultipliers } from './dyadic-multipliers';
import type { LogitOutput, Requantization } from './integer-network';
import type { QuantizedStage } from './quantized-stage';

/**
 * Multipliers from accumulators (worth `factors` each) to the codes of `outputs`, and the clip that is the activation.
 * Mantissas have no more than `limit` bits, and only as many as the scales around them need.
 */
export function compileRequantization(
  stage: QuantizedStage,
  outputs: Quantizer,
  factors: Float64Array,
  limit: number,
): Requantization {
  const step = entry(encoderOf(outputs).steps, 0);
  const mantissaBits = mantissaBitsOf(stage, outputs, limit);
  const bits = Math.max(1, mantissaBits);
  return {
    kind: 'requantization',
    arithmetic: mantissaBits === 0 ? 'shift' : 'mantissa',
    mantissaBits: bits,
    multipliers: dyadicMultipliers(
      factors.map((factor) => factor / step),
      bits,
      isRational(stage, outputs) ? 'up' : 'nearest',
    ),
    format: outputs.format,
    ...outputClip(stage.spec.activation, outputs),
  };
}

/**
 * Short mantissas make ratios such as 5/3, under which sums land on ties as often as not. A factor that is not below the
 * ratio keeps every tie of a positive sum above the half, where rounding half up puts it.
 */
function isRational({ weights, inputs, layer }: QuantizedStage, { decode }: Quantizer): boolean {
  const scales = [weights.decode.scale, inputs.decode.scale, decode.scale];
  return !layer.batchNorm && scales.includes('mantissa') && !scales.includes('real');
}

/** Codes between which an activation leaves values: those of its own limits, as far as there are codes. */
export function outputClip(activation: Activation, outputs: Quantizer) {
  const { minimum, maximum } = storedRange(outputs);
  return {
    clipMinimum: activation === 'none' ? minimum : encodeValue(activation === 'relu' ? 0 : -1, outputs, 0),
    clipMaximum: activation === 'hard-tanh' ? encodeValue(1, outputs, 0) : maximum,
  };
}

/** Batch normalization puts its gain between the steps, and an encoder of its own another step: all bits then. */
function mantissaBitsOf(
  { weights, inputs, layer }: QuantizedStage,
  { decode, encoder }: Quantizer,
  limit: number,
): number {
  if (layer.batchNorm || encoder) return limit;
  return requantizationMantissaBits([weights.decode, inputs.decode], decode, limit);
}

/**
 * Factors that make the last accumulators comparable between channels: integers on one common scale, the largest with
 * `mantissaBits` bits; null where all channels are worth the same. Throws a RangeError for an activation after the last layer.
 */
export function compileLogits(
  { spec }: QuantizedStage,
  factors: Float64Array,
  mantissaBits: number,
): LogitOutput {
  if (spec.activation !== 'none')
    throw new RangeError(`layer ${spec.name} is the last and has an activation`);
  if (allEqual(factors)) return { kind: 'logits', mantissas: null };
  const largest = factors.reduce((most, factor) => Math.max(most, Math.abs(factor)), 0);
  const scale = 2 ** (mantissaBits - 1 - exponentOf(largest));
  const limit = 2 ** mantissaBits - 1;
  const mantissas = factors.map((factor) => Math.min(roundHalfUp(factor * scale), limit));
  return { kind: 'logits', mantissas: Int32Array.from(mantissas) };
}
