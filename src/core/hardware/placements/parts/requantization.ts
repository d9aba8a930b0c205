import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { inputSumMantissaBits } from '../../../quantization/accumulator-width';
import type { CodeFormat } from '../../../quantization/code-format';
import { requantizationMantissaBits } from '../../../quantization/requantization-width';
import { activeUse, type PrimitiveKind, type PrimitiveUse } from '../../primitives';
import { comparisonsOf } from './comparisons';
import { valueBits } from './factor';
import { needsOf, type TreatedOperand } from './operand';
import { adderDelayNs, multiplierDelayNs } from './path-delay';

export interface OutputStage {
  readonly layer: QuantizedLayer;
  readonly weights: TreatedOperand;
  readonly inputs: TreatedOperand;
  /** Width of the sum that is requantized. */
  readonly outputStageBits: number;
  /** Width of the sums of another layer that join; null where none do. */
  readonly addendBits: number | null;
  readonly requantizationBits: number;
}

const shiftAmountBits = 6;
const powerOfTwo = { scale: 'power-of-two' } as const;

/**
 * Work of one output, from accumulator to code. Where every scale left is a power of two: shift and rounding add. With
 * another scale left: multiplication by the mantissa before them (dyadic, `jacob-2018`), no wider than short mantissas
 * make it. Both end in a clip, sums of powers with a search for the nearest behind it; the offset of the output code is in the bias. Codes of two or three values and planes are
 * compared with thresholds that hold all that. The last layer only compares its accumulators, after bringing channels to
 * one scale. A scale per channel loads its constants for every output. Sums
 * that wait for an addition leave as they are.
 */
export function requantizationUses(stage: OutputStage): readonly PrimitiveUse[] {
  const { layer, outputStageBits } = stage;
  const use = (kind: PrimitiveKind, bitsA: number, bitsB = 0) =>
    activeUse('requantization', 'requantizer', kind, bitsA, bitsB);
  if (layer.branch?.handsOnSums) return [];
  const perChannel = hasScalesPerChannel(stage);
  if (layer.outputs && comparisonsOf(layer.outputs.format) > 0) {
    return thresholdUses(layer.outputs.format, outputStageBits, perChannel);
  }
  const mantissaBits = mantissaBitsOf(stage, perChannel);
  const mantissa = mantissaBits > 0;
  const constants = perChannel ? [use('register', shiftAmountBits + mantissaBits)] : [];
  const multiply = mantissa ? [use('multiply', outputStageBits, mantissaBits)] : [];
  const clip = use('compare', outputStageBits);
  if (layer.outputs === null) {
    const align = perChannel && !mantissa ? [use('shift', outputStageBits)] : [];
    return [...constants, ...multiply, ...align, clip];
  }
  const round = [use('shift', outputStageBits), use('add', outputStageBits), clip];
  return [...constants, ...multiply, ...round, ...nearestSumUses(layer.outputs.format)];
}

/**
 * The nearest sum of powers of a number that has been clipped to half steps, where the middle between two sums lies: one
 * bit of the code after the other by a comparison.
 */
function nearestSumUses(format: CodeFormat): readonly PrimitiveUse[] {
  if (format.kind !== 'additive-powers') return [];
  const compare = activeUse('requantization', 'requantizer', 'compare', valueBits(format) + 1);
  return [{ ...compare, count: format.bits }];
}

/**
 * Two or three codes take a comparison for each but one. A plane is the sign of what the planes before have left, and
 * adds or subtracts its scale. Thresholds per channel are loaded for every output.
 */
function thresholdUses(format: CodeFormat, bits: number, perChannel: boolean): readonly PrimitiveUse[] {
  const count = comparisonsOf(format);
  const use = (kind: PrimitiveKind) => ({ ...activeUse('requantization', 'requantizer', kind, bits), count });
  return [
    ...(perChannel ? [use('register')] : []),
    use('compare'),
    ...(format.kind === 'planes' ? [use('add')] : []),
  ];
}

/** 0 where shifts suffice. */
export function mantissaBitsOf(stage: OutputStage, perChannel = hasScalesPerChannel(stage)): number {
  const { layer, weights, inputs, requantizationBits } = stage;
  if (layer.scalesPerChannel) return requantizationBits;
  const weightsLeft = weights.scaleApplied ? [] : [layer.weights.decode];
  // Without an output code a scale common to all channels changes no comparison.
  if (layer.outputs === null) {
    return perChannel ? requantizationMantissaBits(weightsLeft, powerOfTwo, requantizationBits) : 0;
  }
  const operands = [...weightsLeft, ...(inputs.scaleApplied ? [] : [layer.inputs.decode])];
  return requantizationMantissaBits(operands, layer.outputs.decode, requantizationBits);
}

/**
 * Delay from a finished sum to its code, in ns: the multiple of the input sum, the mantissa and the rounding add. Shifter
 * and clip are without a published delay and left out.
 */
export function outputStageDelayNs(stage: OutputStage, sumBits: number): number {
  const { layer, weights, outputStageBits } = stage;
  const offset = weights.offsetApplied ? 'none' : needsOf(layer.weights).offset;
  const offsetNs = offset === 'real' ? multiplierDelayNs(sumBits, inputSumMantissaBits) : 0;
  const offsetAdders = offset === 'none' ? 0 : 1;
  const outputs = layer.outputs?.format;
  if (outputs && comparisonsOf(outputs) > 0) {
    const planeAdders = outputs.kind === 'planes' ? outputs.planes : 0;
    return offsetNs + (offsetAdders + planeAdders) * adderDelayNs(outputStageBits);
  }
  const mantissaBits = mantissaBitsOf(stage, hasScalesPerChannel(stage));
  const adders = offsetAdders + (layer.outputs === null ? 0 : 1);
  return (
    offsetNs +
    (mantissaBits > 0 ? multiplierDelayNs(outputStageBits, mantissaBits) : 0) +
    adders * adderDelayNs(outputStageBits)
  );
}

/** True where the constants of an output are its channel's. */
export function hasScalesPerChannel({ layer, weights }: OutputStage): boolean {
  return layer.scalesPerChannel || (layer.weights.decode.granularity === 'channel' && !weights.scaleApplied);
}

/**
 * A weight offset that no lane has applied: the codes of the inputs are summed once per array, and every output adds
 * that sum times the offset (times one half by wiring, on a half-integer grid). The offset has the engine's fixed mantissa;
 * `sumBits` is the width of the sum.
 */
export function inputSumUses(stage: OutputStage, sumBits: number): readonly PrimitiveUse[] {
  const { offset } = needsOf(stage.layer.weights);
  if (offset === 'none' || stage.weights.offsetApplied) return [];
  const correction = activeUse('affine', 'requantizer', 'add', stage.outputStageBits);
  const multiply = activeUse('affine', 'requantizer', 'multiply', sumBits, inputSumMantissaBits);
  return [
    activeUse('affine', 'input-port', 'add', sumBits),
    ...(offset === 'real' ? [multiply] : []),
    correction,
  ];
}
