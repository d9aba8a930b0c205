import type { Activation, AddSpec } from '../networks/network';
import type { Quantizer } from '../quantization/quantizer';
import { roundHalfUp } from '../quantization/rounding';
import { codedByThresholds } from '../quantization/threshold-codes';
import { encoderOffsetOf } from './accumulator-terms';
import { outputClip } from './compile-output';
import { compileThresholds } from './compile-thresholds';
import { compileWide } from './compile-wide';
import { dyadicMultipliers, largestFactor } from './dyadic-multipliers';
import type { CodeOutput, DyadicMultipliers, IntegerAdd } from './integer-network';
import { largestMagnitude } from './largest-magnitude';
import { type SumReaders, widestRead } from './sum-readers';
import { wideFractionBits } from './tensor-coding';
import { atChannel, codedValues, type TensorValues, wideValues } from './tensor-values';
import { bitsOfSums, widestAccumulator } from './widest-sums';

export interface OutputSurroundings {
  readonly channels: number;
  /** Quantizer of what comes out; null where it stays wide. */
  readonly outputs: Quantizer | null;
  /** Step of the grid that it ends on; null where it ends on none. */
  readonly step: number | null;
  readonly readers: SumReaders;
  readonly requantizationBits: number;
}

interface CompiledAdd {
  readonly layer: IntegerAdd;
  readonly result: TensorValues;
}

/**
 * Operands are multiplied onto one grid of fractions of the output's step, fine enough for all bits of both mantissas
 * unless the sum would exceed 51 bits, and added with their constants; what comes out is rounded once. Wide results keep 16
 * fraction bits, or those that their readers have room for. Throws a RangeError where nothing codes what becomes of the
 * sum, and for sums of more than 51 bits.
 */
export function compileAdd(
  { name, activation }: AddSpec,
  operands: readonly [TensorValues, TensorValues],
  { channels, outputs, step, readers, requantizationBits }: OutputSurroundings,
): CompiledAdd {
  if (step === null) throw new RangeError(`nothing codes the sum of layer ${name}`);
  const byThresholds = outputs !== null && codedByThresholds(outputs.format);
  const encoderOffset = outputs && !byThresholds ? encoderOffsetOf(outputs) : 0;
  const constants = Float64Array.from({ length: channels }, (_, channel) =>
    operands.reduce((sum, operand) => sum + atChannel(operand.constants, channel), -encoderOffset),
  );
  const { multipliers, fractionBits } = commonGrid(operands, constants, step, requantizationBits);
  const unit = step / 2 ** fractionBits;
  const bias = constants.map((constant) => roundHalfUp(constant / unit));
  const accumulatorBits = bitsOfSums(largestSum(operands, multipliers, fractionBits, bias));
  if (accumulatorBits > widestAccumulator) {
    throw new RangeError(`layer ${name} needs an accumulator of ${accumulatorBits} bits`);
  }
  const shift = outputs
    ? 0
    : Math.max(0, fractionBits - wideFractionBits, accumulatorBits + 1 - widestRead(readers));
  const values = {
    factors: new Float64Array(channels).fill(unit * 2 ** shift),
    constants: new Float64Array(channels),
    isRational: operands.every(({ isRational }) => isRational),
  };
  const base = { kind: 'add', name, operands: multipliers, fractionBits, bias, accumulatorBits } as const;
  if (!outputs) {
    const output = compileWide(activation, values, { bits: accumulatorBits, shift });
    return { layer: { ...base, output }, result: wideValues(output, values) };
  }
  const output = byThresholds
    ? compileThresholds(outputs, activation, values, 1)
    : shiftToCodes(outputs, activation, fractionBits);
  return { layer: { ...base, output }, result: codedValues(outputs) };
}

function shiftToCodes(outputs: Quantizer, activation: Activation, fractionBits: number): CodeOutput {
  return {
    kind: 'requantization',
    arithmetic: 'shift',
    mantissaBits: 1,
    multipliers: { mantissas: Int32Array.of(1), shifts: Int8Array.of(fractionBits) },
    format: outputs.format,
    ...outputClip(activation, outputs),
  };
}

interface CommonGrid {
  readonly multipliers: readonly [DyadicMultipliers, DyadicMultipliers];
  readonly fractionBits: number;
}

/**
 * As many fraction bits as the multipliers have and no fewer than sums keep, or as a sum of 50 bits leaves with its
 * constants.
 */
function commonGrid(
  operands: readonly [TensorValues, TensorValues],
  constants: Float64Array,
  step: number,
  requantizationBits: number,
): CommonGrid {
  const factors = operands.map((operand) => operand.factors.map((factor) => factor / step)) as [
    Float64Array,
    Float64Array,
  ];
  const exact = factors.map((each) => multipliersOf(each, requantizationBits));
  const finest = Math.max(wideFractionBits, ...exact.flatMap(({ shifts }) => [...shifts]));
  const reach = operands.reduce(
    (sum, { largest }, at) => sum + largest * largestMagnitude(factors[at as 0 | 1]),
    largestMagnitude(constants) / step,
  );
  // Rounding a multiplier to its grid can double it.
  const room = widestAccumulator - 3 - Math.ceil(Math.log2(Math.max(1, reach)));
  if (room < 0) throw new RangeError(`operands of an addition are too wide: ${reach} steps`);
  const fractionBits = Math.min(finest, room);
  const multipliers = factors.map((each, at) =>
    coarsened(exact[at] as DyadicMultipliers, each, fractionBits),
  );
  return { multipliers: multipliers as [DyadicMultipliers, DyadicMultipliers], fractionBits };
}

/** Largest magnitude of the sum of both products and the bias. */
function largestSum(
  operands: readonly [TensorValues, TensorValues],
  multipliers: CommonGrid['multipliers'],
  fractionBits: number,
  bias: Float64Array,
): number {
  return operands.reduce(
    (sum, { largest }, at) => sum + largest * largestFactor(multipliers[at as 0 | 1], fractionBits),
    largestMagnitude(bias),
  );
}

/** Powers of two need no mantissa. */
function multipliersOf(factors: Float64Array, bits: number): DyadicMultipliers {
  const areShifts = factors.every((factor) => Number.isInteger(Math.log2(Math.abs(factor))));
  return dyadicMultipliers(factors, areShifts ? 1 : bits);
}

/** The multipliers on a grid that is too coarse for some of them. */
function coarsened(
  { mantissas, shifts }: DyadicMultipliers,
  factors: Float64Array,
  fractionBits: number,
): DyadicMultipliers {
  return {
    mantissas: mantissas.map((mantissa, at) =>
      (shifts[at] as number) > fractionBits
        ? roundHalfUp((factors[at] as number) * 2 ** fractionBits)
        : mantissa,
    ),
    shifts: shifts.map((shift) => Math.min(shift, fractionBits)),
  };
}
