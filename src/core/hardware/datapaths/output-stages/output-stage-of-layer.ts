import { assertNever } from '../../../assert-never';
import type { LayerShape } from '../../../networks/layer-shape';
import { inputSumFractionBits } from '../../../quantization/accumulator-width';
import { type CodeFormat, planeScaleBits } from '../../../quantization/code-format';
import { comparisonsOf } from '../../placements/parts/comparisons';
import { valueBits } from '../../placements/parts/factor';
import { needsOf, type TreatedOperand } from '../../placements/parts/operand';
import { productsOf } from '../../placements/parts/product';
import { hasScalesPerChannel, mantissaBitsOf, type OutputStage } from '../../placements/parts/requantization';
import type { SumWidths } from '../../placements/parts/sum-widths';
import type { PoolingSpec } from './pooling-stage';
import { unsignedBits } from './stage-part';
import type { AddendSpec, ColumnSums, InputSumTerm, OutputStageSpec, StageResult } from './stage-spec';

export interface StageWidths {
  readonly sums: SumWidths;
  /** Width of the run-time sum of inputs. */
  readonly inputSumBits: number;
  /** Ranks of registers from the column's sum to the output. */
  readonly stages: number;
}

/**
 * The requantizer of a layer: what `requantizationUses`, `inputSumUses`, `planeScaleUses` and `additionUses` count, as one
 * piece of logic. Null where the column's sums leave as they are. Half-integer weights that lanes multiply as odd numbers
 * have their offset applied. Unsigned codes without offset end where an activation does; others take its limits from ports.
 */
export function outputStageSpec(
  stage: OutputStage,
  { sums, inputSumBits, stages }: StageWidths,
): OutputStageSpec | null {
  const inputSum = inputSumTerm(stage, inputSumBits);
  const columnSums = columnSumsOf(stage, sums);
  const addend = addendOf(stage);
  const result = resultOf(stage);
  const isWiring = result.kind === 'sum' && columnSums.kind === 'accumulator' && !inputSum && !addend;
  if (isWiring) return null;
  return {
    sums: columnSums,
    sumBits: stage.outputStageBits,
    fractionBits: inputSum ? inputSumFractionBits : 0,
    inputSum,
    addend,
    result,
    perChannel: hasScalesPerChannel(stage),
    stages,
  };
}

/** The pool behind a layer's requantizer, or before it where it is a mean; null without one. */
export function poolingSpec(
  { layer, outputStageBits }: Pick<OutputStage, 'layer' | 'outputStageBits'>,
  outputBits: number,
): PoolingSpec | null {
  const { poolWindow: window, branch, outputs } = layer;
  if (branch?.averages) return { kind: 'sum', bits: outputStageBits, signed: true, window };
  if (window === 1) return null;
  const isGrid = outputs?.format.kind === 'integer-grid';
  return {
    kind: 'largest',
    bits: outputBits,
    signed: !outputs || (isGrid && isSigned(outputs.format)),
    window,
  };
}

function isSigned({ minimum, shift }: CodeFormat): boolean {
  return minimum - shift < 0;
}

function columnSumsOf({ layer, weights, inputs, outputStageBits }: OutputStage, sums: SumWidths): ColumnSums {
  const { planePairs: count, accumulatorBits: bits } = sums;
  const areCounts = countsSigns(weights, inputs);
  const staysCount =
    areCounts && count === 1 && layer.outputs !== null && comparisonsOf(layer.outputs.format) > 0;
  if (staysCount) return { kind: 'accumulator', bits, signed: false };
  if (count === 1 && !areCounts)
    return { kind: 'accumulator', bits: Math.min(bits, outputStageBits), signed: true };
  const scaled = [weights, inputs].filter(({ format }) => format.kind === 'planes' && format.planes > 1);
  return { kind: 'parts', count, bits, areCounts, scaleBits: planeScaleBits * scaled.length };
}

/** As `sumWidths` has it: products of one bit are counted, unless something is done to them behind the multiplier. */
function countsSigns(weights: TreatedOperand, inputs: TreatedOperand): boolean {
  const isTreated = [weights, inputs].some(
    ({ scaleApplied, offsetApplied }) => scaleApplied || offsetApplied,
  );
  return !isTreated && productsOf(weights.format, inputs.format).every(({ bits }) => bits === 1);
}

/** A weight offset is no larger in steps than the largest weight code: its dyadic factor has no lesser shift. */
function inputSumTerm({ layer, weights, inputs }: OutputStage, bits: number): InputSumTerm | null {
  const { offset } = needsOf(layer.weights);
  if (offset === 'none' || weights.offsetApplied) return null;
  const { minimum, maximum, shift } = layer.weights.format;
  const largestCode = Math.max(1, Math.abs(minimum - shift), Math.abs(maximum - shift));
  const leftShift = offset === 'half' ? 0 : 1 + Math.floor(Math.log2(largestCode));
  return { offset, bits, signed: inputs.format.signed, leftShift };
}

/** Sums of the finest steps of 2^-8 stay above the grid of shifts of 15; long mantissas have more fraction bits anyway. */
const shiftAlignmentBits = 4;
const longMantissaBits = 9;

function addendOf(stage: OutputStage): AddendSpec | null {
  const { layer, outputStageBits, addendBits, requantizationBits } = stage;
  const addend = layer.branch?.addend ?? null;
  if (addend === null) return null;
  const isSums = addend === 'sums';
  const bits = isSums ? (addendBits ?? outputStageBits) : valueBits(addend.format);
  const isReal = isSums ? mantissaBitsOf(stage) > 0 : addend.decode.scale !== 'power-of-two';
  return {
    bits,
    signed: isSums || isSigned(addend.format),
    mantissaBits: isReal ? requantizationBits : 0,
    sumAlignmentBits: mantissaBitsOf(stage) >= longMantissaBits ? 0 : shiftAlignmentBits,
    // Full-scale sums and full-scale addends meet where the lesser is shifted left by the difference of their widths.
    addendAlignmentBits: Math.floor(Math.log2(Math.max(0, outputStageBits - bits) + 1)),
  };
}

function resultOf(stage: OutputStage): StageResult {
  const { layer, requantizationBits } = stage;
  if (layer.branch?.handsOnSums) return { kind: 'sum' };
  const mantissaBits = mantissaBitsOf(stage);
  const flips = layer.scalesPerChannel;
  if (layer.outputs === null) {
    const aligns = hasScalesPerChannel(stage) && mantissaBits === 0;
    return {
      kind: 'logits',
      mantissaBits,
      alignmentBits: aligns ? unsignedBits(requantizationBits - 1) : 0,
      indexBits: unsignedBits(outputChannels(layer.shape) - 1),
    };
  }
  const { format, decode } = layer.outputs;
  if (comparisonsOf(format) > 0) return comparedResult(format, planeFractionBits(stage), flips);
  return {
    kind: 'rounded',
    mantissaBits,
    signedMantissa: flips,
    leftShift: 0,
    format,
    limits: isSigned(format) || decode.offset === 'real' ? 'ports' : 'format',
  };
}

function comparedResult(format: CodeFormat, fractionBits: number, flips: boolean): StageResult {
  if (format.kind === 'planes') {
    return {
      kind: 'planes',
      planes: format.planes,
      fractionBits: format.planes > 1 ? fractionBits : 0,
      flips,
    };
  }
  const { minimum, maximum, shift, bits } = format;
  return { kind: 'thresholds', minimum: minimum - shift, maximum: maximum - shift, bits, flips };
}

const roundedScaleBits = 8;

/** Sums in units of 12-bit plane scales need no finer ones for the planes of the outputs. */
function planeFractionBits({ inputs, weights }: OutputStage): number {
  const isFine = [weights, inputs].some(({ format }) => format.kind === 'planes' && format.planes > 1);
  return isFine ? 0 : roundedScaleBits;
}

function outputChannels(shape: LayerShape): number {
  switch (shape.kind) {
    case 'conv':
      return shape.outputChannels;
    case 'dense':
      return shape.outputs;
    case 'gemm':
      return shape.n;
    default:
      return assertNever(shape);
  }
}
