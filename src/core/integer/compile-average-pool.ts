import type { GlobalAveragePoolSpec, ImageShape } from '../networks/network';
import { encoderOf, entry, storedRange } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';
import { roundHalfUp } from '../quantization/rounding';
import { codedByThresholds } from '../quantization/threshold-codes';
import { encoderOffsetOf } from './accumulator-terms';
import type { OutputSurroundings } from './compile-add';
import { outputClip } from './compile-output';
import { compileThresholds } from './compile-thresholds';
import { compileWide } from './compile-wide';
import { dyadicMultipliers } from './dyadic-multipliers';
import type { CodeOutput, IntegerAveragePool } from './integer-network';
import { largestMagnitude } from './largest-magnitude';
import { atChannel, codedValues, type TensorValues, wideValues } from './tensor-values';
import { bitsOfSums, widestAccumulator } from './widest-sums';

/**
 * A mean often lies in the middle between two codes, where rounding half up needs a multiplier that is not below the true
 * one; above codes below zero it must not be above it either.
 */
function keepsTies({ isRational }: TensorValues, outputs: Quantizer): boolean {
  const isExact = isRational && outputs.decode.scale !== 'real' && !outputs.encoder;
  return isExact && storedRange(outputs).minimum >= 0;
}

interface CompiledAveragePool {
  readonly layer: IntegerAveragePool;
  readonly result: TensorValues;
}

/**
 * Sums per channel, worth factor / positions each: the division costs nothing of its own. Throws a RangeError for sums of
 * more than 51 bits.
 */
export function compileAveragePool(
  { name }: GlobalAveragePoolSpec,
  values: TensorValues,
  { height, width }: ImageShape,
  { channels, outputs, requantizationBits }: OutputSurroundings,
): CompiledAveragePool {
  const positions = height * width;
  const factors = Float64Array.from({ length: channels }, (_, channel) => atChannel(values.factors, channel));
  const constants = factors.map((_, channel) => atChannel(values.constants, channel));
  const byThresholds = outputs !== null && codedByThresholds(outputs.format);
  const encoderOffset = outputs && !byThresholds ? encoderOffsetOf(outputs) : 0;
  const bias = factors.map((factor, channel) => {
    const constant = (constants[channel] as number) - encoderOffset;
    return outputs && !byThresholds ? roundHalfUp((constant * positions) / factor) : 0;
  });
  const accumulatorBits = bitsOfSums(positions * values.largest + largestMagnitude(bias));
  if (accumulatorBits > widestAccumulator) {
    throw new RangeError(`layer ${name} needs an accumulator of ${accumulatorBits} bits`);
  }
  const base = { kind: 'average-pool', name, bias, accumulatorBits } as const;
  if (!outputs) {
    const means = { factors: factors.map((factor) => factor / positions), constants, isRational: false };
    const output = compileWide('none', means, { bits: accumulatorBits, shift: 0 });
    return { layer: { ...base, output }, result: wideValues(output, means) };
  }
  const inUnits = constants.map((constant, channel) => constant / (factors[channel] as number));
  const output = byThresholds
    ? compileThresholds(outputs, 'none', { factors, constants: inUnits }, positions)
    : divideToCodes(values, outputs, factors, positions, requantizationBits);
  return { layer: { ...base, output }, result: codedValues(outputs) };
}

function divideToCodes(
  values: TensorValues,
  outputs: Quantizer,
  factors: Float64Array,
  positions: number,
  mantissaBits: number,
): CodeOutput {
  const step = entry(encoderOf(outputs).steps, 0);
  return {
    kind: 'requantization',
    arithmetic: 'mantissa',
    mantissaBits,
    multipliers: dyadicMultipliers(
      factors.map((factor) => factor / step / positions),
      mantissaBits,
      keepsTies(values, outputs) ? 'up' : 'nearest',
    ),
    format: outputs.format,
    ...outputClip('none', outputs),
  };
}
