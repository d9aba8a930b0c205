import type { GlobalAveragePoolSpec, ImageShape } from '../networks/network';
import { encoderOf, entry } from '../quantization/encode';
import { roundHalfUp } from '../quantization/rounding';
import { codedByThresholds } from '../quantization/threshold-codes';
import { encoderOffsetOf } from './accumulator-terms';
import type { OutputSurroundings } from './compile-add';
import { outputClip } from './compile-output';
import { compileThresholds } from './compile-thresholds';
import { compileWide } from './compile-wide';
import { dyadicMultipliers } from './dyadic-multipliers';
import type { IntegerAveragePool } from './integer-network';
import { codedValues, type TensorValues, wideValues } from './tensor-values';
import { bitsOfSums, widestAccumulator } from './widest-sums';

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
  const perChannel = Float64Array.from({ length: channels }, (_, channel) => {
    const { factors } = values;
    return factors[factors.length === 1 ? 0 : channel] as number;
  });
  const factors = perChannel.map((factor) => factor / positions);
  const byThresholds = outputs !== null && codedByThresholds(outputs.format);
  const encoderOffset = outputs && !byThresholds ? encoderOffsetOf(outputs) : 0;
  const bias = factors.map((factor) => roundHalfUp(values.offset * positions - encoderOffset / factor));
  const largest = bias.reduce(
    (most, value) => Math.max(most, positions * values.largest + Math.abs(value)),
    0,
  );
  const accumulatorBits = bitsOfSums(largest);
  if (accumulatorBits > widestAccumulator) {
    throw new RangeError(`layer ${name} needs an accumulator of ${accumulatorBits} bits`);
  }
  const base = { kind: 'average-pool', name, bias, accumulatorBits } as const;
  if (!outputs) {
    const output = compileWide('none', factors, { bits: accumulatorBits, shift: 0 });
    return { layer: { ...base, output }, result: wideValues(output, factors) };
  }
  const step = entry(encoderOf(outputs).steps, 0);
  const output: IntegerAveragePool['output'] = byThresholds
    ? compileThresholds(outputs, 'none', { factors, constants: new Float64Array(channels) }, 1)
    : {
        kind: 'requantization',
        arithmetic: 'mantissa',
        mantissaBits: requantizationBits,
        multipliers: dyadicMultipliers(
          factors.map((factor) => factor / step),
          requantizationBits,
        ),
        format: outputs.format,
        ...outputClip('none', outputs),
      };
  return { layer: { ...base, output }, result: codedValues(outputs) };
}
