import type { AddSpec } from '../networks/network';
import type { Quantizer } from '../quantization/quantizer';
import { roundHalfUp } from '../quantization/rounding';
import { codedByThresholds } from '../quantization/threshold-codes';
import { encoderOffsetOf } from './accumulator-terms';
import { outputClip } from './compile-output';
import { compileThresholds } from './compile-thresholds';
import { compileWide } from './compile-wide';
import { dyadicMultipliers } from './dyadic-multipliers';
import type { CodeOutput, DyadicMultipliers, IntegerAdd } from './integer-network';
import { largestMagnitude } from './largest-magnitude';
import { wideFractionBits } from './tensor-coding';
import { codedValues, type TensorValues, wideValues } from './tensor-values';
import { bitsOfSums, widestAccumulator } from './widest-sums';

export interface OutputSurroundings {
  readonly channels: number;
  /** Quantizer of what comes out; null where it stays wide. */
  readonly outputs: Quantizer | null;
  /** Step of the grid that it ends on; null where it ends on none. */
  readonly step: number | null;
  readonly requantizationBits: number;
}

interface CompiledAdd {
  readonly layer: IntegerAdd;
  readonly result: TensorValues;
}

/**
 * Operands are multiplied onto one grid of fractions of the output's step, fine enough for all bits of both mantissas
 * unless the sum would exceed 51 bits, and added; what comes out is rounded once. Wide results keep 8 fraction bits.
 * Throws a RangeError where nothing codes what becomes of the sum.
 */
export function compileAdd(
  { name, activation }: AddSpec,
  operands: readonly [TensorValues, TensorValues],
  { channels, outputs, step, requantizationBits }: OutputSurroundings,
): CompiledAdd {
  if (step === null) throw new RangeError(`nothing codes the sum of layer ${name}`);
  const byThresholds = outputs !== null && codedByThresholds(outputs.format);
  const encoderOffset = outputs && !byThresholds ? encoderOffsetOf(outputs) : 0;
  const grid = commonGrid(operands, step, requantizationBits);
  const { fractionBits } = grid;
  const unit = step / 2 ** fractionBits;
  const bias = Float64Array.of(roundHalfUp((offsetOf(operands) - encoderOffset) / unit));
  const largest = grid.largest + largestMagnitude(bias);
  const accumulatorBits = bitsOfSums(largest);
  const shift = outputs ? 0 : Math.max(0, fractionBits - wideFractionBits);
  const factors = new Float64Array(channels).fill(unit * 2 ** shift);
  const base = {
    kind: 'add',
    name,
    operands: grid.multipliers,
    fractionBits,
    bias,
    accumulatorBits,
  } as const;
  if (!outputs) {
    const output = compileWide(activation, factors, { bits: accumulatorBits, shift });
    return { layer: { ...base, output }, result: wideValues(output, factors) };
  }
  const output: CodeOutput = byThresholds
    ? compileThresholds(outputs, activation, { factors, constants: new Float64Array(channels) }, 1)
    : {
        kind: 'requantization',
        arithmetic: 'shift',
        mantissaBits: 1,
        multipliers: { mantissas: Int32Array.of(1), shifts: Int8Array.of(fractionBits) },
        format: outputs.format,
        ...outputClip(activation, outputs),
      };
  return { layer: { ...base, output }, result: codedValues(outputs) };
}

function offsetOf(operands: readonly TensorValues[]): number {
  return operands.reduce((sum, { factors, offset }) => sum + offset * (factors[0] as number), 0);
}

interface CommonGrid {
  readonly multipliers: readonly [DyadicMultipliers, DyadicMultipliers];
  readonly fractionBits: number;
  /** Largest magnitude of the sum of both products. */
  readonly largest: number;
}

/** As many fraction bits as the multipliers have, or as a sum of at most 50 bits leaves, room for the bias included. */
function commonGrid(
  operands: readonly [TensorValues, TensorValues],
  step: number,
  requantizationBits: number,
): CommonGrid {
  const factors = operands.map((operand) => operand.factors.map((factor) => factor / step)) as [
    Float64Array,
    Float64Array,
  ];
  const exact = factors.map((each) => multipliersOf(each, requantizationBits));
  const finest = Math.max(0, ...exact.flatMap(({ shifts }) => [...shifts]));
  const reach = operands.reduce(
    (sum, { largest }, at) => sum + largest * largestMagnitude(factors[at as 0 | 1]),
    0,
  );
  const room = widestAccumulator - 2 - Math.ceil(Math.log2(Math.max(1, reach)));
  if (room < 0) throw new RangeError(`operands of an addition are too wide: ${reach} steps`);
  const fractionBits = Math.min(finest, room);
  const multipliers = factors.map((each, at) =>
    coarsened(exact[at] as DyadicMultipliers, each, fractionBits),
  );
  return {
    multipliers: multipliers as [DyadicMultipliers, DyadicMultipliers],
    fractionBits,
    largest: Math.ceil(reach * 2 ** fractionBits * (1 + 2 ** -(requantizationBits - 1))) + 2,
  };
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
