import type { QuantizedLayer } from '../../../explore/quantization-plan';
import { inputSumMantissaBits } from '../../../quantization/accumulator-width';
import { activeUse, type PrimitiveKind, type PrimitiveUse } from '../../primitives';
import { needsOf, type TreatedOperand } from './operand';
import { adderDelayNs, multiplierDelayNs } from './path-delay';

export interface OutputStage {
  readonly layer: QuantizedLayer;
  readonly weights: TreatedOperand;
  readonly inputs: TreatedOperand;
  /** Width of the sum that is requantized. */
  readonly outputStageBits: number;
  readonly requantizationBits: number;
}

const shiftAmountBits = 6;

/**
 * Work of one output, from accumulator to code. Where every scale left is a power of two: shift and rounding add. With
 * a real scale left: multiplication by the mantissa before them (dyadic, `jacob-2018`). Both end in a clip; the offset of
 * the output code is in the bias. The last layer only compares its accumulators, after bringing channels to one scale. A scale per channel
 * loads its constants for every output.
 */
export function requantizationUses(stage: OutputStage): readonly PrimitiveUse[] {
  const { layer, outputStageBits, requantizationBits } = stage;
  const use = (kind: PrimitiveKind, bitsA: number, bitsB = 0) =>
    activeUse('requantization', 'requantizer', kind, bitsA, bitsB);
  const perChannel = hasScalesPerChannel(stage);
  const mantissa = needsMantissa(stage, perChannel);
  const constantBits = shiftAmountBits + (mantissa ? requantizationBits : 0);
  const constants = perChannel ? [use('register', constantBits)] : [];
  const multiply = mantissa ? [use('multiply', outputStageBits, requantizationBits)] : [];
  const clip = use('compare', outputStageBits);
  if (layer.outputs === null) {
    const align = perChannel && !mantissa ? [use('shift', outputStageBits)] : [];
    return [...constants, ...multiply, ...align, clip];
  }
  return [...constants, ...multiply, use('shift', outputStageBits), use('add', outputStageBits), clip];
}

function needsMantissa({ layer, weights, inputs }: OutputStage, perChannel: boolean): boolean {
  const scaleLeft =
    (needsOf(layer.weights).scale && !weights.scaleApplied) ||
    (needsOf(layer.inputs).scale && !inputs.scaleApplied);
  if (layer.outputs !== null) return layer.scalesPerChannel || scaleLeft || needsOf(layer.outputs).scale;
  // Without an output code a scale common to all channels changes no comparison.
  return layer.scalesPerChannel || (perChannel && needsOf(layer.weights).scale && !weights.scaleApplied);
}

/**
 * Delay from a finished sum to its code, in ns: the multiple of the input sum, the mantissa and the rounding add. Shifter
 * and clip are without a published delay and left out.
 */
export function outputStageDelayNs(stage: OutputStage, sumBits: number): number {
  const { layer, weights, outputStageBits, requantizationBits } = stage;
  const offset = weights.offsetApplied ? 'none' : needsOf(layer.weights).offset;
  const offsetNs = offset === 'real' ? multiplierDelayNs(sumBits, inputSumMantissaBits) : 0;
  const mantissa = needsMantissa(stage, hasScalesPerChannel(stage));
  const adders = (offset === 'none' ? 0 : 1) + (layer.outputs === null ? 0 : 1);
  return (
    offsetNs +
    (mantissa ? multiplierDelayNs(outputStageBits, requantizationBits) : 0) +
    adders * adderDelayNs(outputStageBits)
  );
}

function hasScalesPerChannel({ layer, weights }: OutputStage): boolean {
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
