import type { QuantizedLayer } from '../../explore/quantization-plan';
import { accumulatorWidth, outputStageWidth } from '../../quantization/accumulator-width';
import { activeUse, clockedRegister, type PrimitiveUse } from '../primitives';
import type { AffineOperand } from './affine-placement';
import { reductionUses } from './parts/adder-tree';
import type { Exactness } from './parts/exactness';
import { integersOf, needsOf, type TreatedOperand } from './parts/operand';
import { multiplierDelayNs } from './parts/path-delay';
import { poolingUses } from './parts/pooling';
import { inputSumUses, outputStageDelayNs, requantizationUses } from './parts/requantization';
import type { Placement, Treatment } from './placement';

export interface DatapathOptions {
  readonly placement: Placement;
  readonly operand: AffineOperand;
  /** Cuts long paths by registers until they meet the clock; otherwise the clock follows the longest path. */
  readonly pipelined: boolean;
  readonly requantizationBits: number;
  readonly operandScaleBits: number | null;
  /** Multipliers are at least this wide, whatever the codes: 1 where the datapath is built for the codes. */
  readonly minimumMultiplierBits: number;
  /** Products that one column adds up in a cycle. */
  readonly reductionLanes: number;
  readonly clockHz: number;
}

/** Arithmetic of one layer on an array: what stands where, how wide sums are, how fast it can go. */
export interface Datapath {
  readonly uses: readonly PrimitiveUse[];
  /** Width of the column's accumulators, which hold products, bias and constant offset terms. */
  readonly accumulatorBits: number;
  /** Width of the sum that is requantized: wider where a weight offset joins as a multiple of the input sum. */
  readonly outputStageBits: number;
  /** Width of an output word: its code, or that sum in the last layer. */
  readonly outputBits: number;
  /** Longest delay between two registers, in ns. */
  readonly pathNs: number;
  /** Pipeline stages beyond the array's own. */
  readonly extraStages: number;
  readonly exactness: Exactness;
}

/**
 * Builds the datapath of one layer with `products` MACs per output. Accumulators hold every sum of products (bound of
 * `accumulatorWidth`), a bias as large as that sum, and the constant terms of offsets that the placement leaves to the
 * bias. A weight offset left over joins behind them, at the output stage (`outputStageWidth`), no larger in steps than
 * the largest weight code.
 */
export function buildDatapath(layer: QuantizedLayer, products: number, options: DatapathOptions): Datapath {
  const treatment = treat(layer, options);
  const { weights, inputs } = treatment;
  const productBits = weights.format.bits + inputs.format.bits + treatment.productGrowthBits;
  const { accumulatorBits, outputStageBits } = sumWidths(layer, products, treatment);
  const outputBits = layer.outputs?.format.bits ?? outputStageBits;
  const sumBits = inputs.format.bits + Math.ceil(Math.log2(products));
  const stage = { layer, weights, inputs, outputStageBits, requantizationBits: options.requantizationBits };
  const multiplyNs = multiplierDelayNs(weights.format.bits, inputs.format.bits);
  const lanePath = cut(treatment.laneDelayNs + multiplyNs, options);
  const portPath = cut(treatment.portDelayNs, options);
  const portStages = treatment.portDelayNs > 0 ? portPath.stages : 0;
  // Nothing waits for an output before the next: its stage is cut in every design.
  const outputStages = cut(outputStageDelayNs(stage, sumBits), { ...options, pipelined: true }).stages;
  const codeBits = (bits: number) => Math.max(bits, options.minimumMultiplierBits);
  return {
    uses: [
      activeUse('multiply', 'lane', 'multiply', weights.format.bits, inputs.format.bits),
      ...reductionUses('accumulate', options.reductionLanes, productBits, accumulatorBits),
      ...treatment.uses,
      ...extraTermUses(treatment, options.reductionLanes, accumulatorBits),
      ...inputSumUses(stage, sumBits),
      ...requantizationUses(stage),
      ...poolingUses(layer.poolWindow, codeBits(outputBits)),
      clockedRegister('lane', codeBits(layer.weights.format.bits)),
      clockedRegister('lane', productBits, lanePath.stages),
      clockedRegister('column', accumulatorBits),
      clockedRegister('input-port', codeBits(layer.inputs.format.bits)),
      ...outputRegisters(outputStages - 1, outputStageBits + options.requantizationBits),
      ...(portStages > 0 ? [clockedRegister('input-port', inputs.format.bits, portStages)] : []),
    ],
    accumulatorBits,
    outputStageBits,
    outputBits,
    pathNs: Math.max(lanePath.ns, portPath.ns),
    extraStages: lanePath.stages - 1 + portStages + outputStages - 1,
    exactness: treatment.exactness,
  };
}

/** What the placement makes of a layer's operands, no narrower than the multipliers. */
function treat(
  { weights, inputs }: QuantizedLayer,
  options: DatapathOptions,
): Treatment & { readonly exactness: Exactness } {
  const { placement, operand, operandScaleBits, requantizationBits, minimumMultiplierBits } = options;
  const context = { weights, inputs, operand, operandScaleBits, requantizationBits };
  const treatment = placement.treat(context);
  return {
    ...treatment,
    exactness: placement.exactness(context),
    weights: widened(treatment.weights, minimumMultiplierBits),
    inputs: widened(treatment.inputs, minimumMultiplierBits),
  };
}

function widened(operand: TreatedOperand, minimumBits: number): TreatedOperand {
  if (operand.format.bits >= minimumBits) return operand;
  return { ...operand, format: integersOf(minimumBits, operand.format.signed) };
}

/** Registers between the stages of a requantizer, each as wide as the product of sum and mantissa. */
function outputRegisters(count: number, bits: number): readonly PrimitiveUse[] {
  return count > 0 ? [clockedRegister('requantizer', bits, count)] : [];
}

function extraTermUses(
  { extraTerms }: Treatment,
  reductionLanes: number,
  accumulatorBits: number,
): readonly PrimitiveUse[] {
  return extraTerms.flatMap(({ bitsA, bitsB }) => [
    ...(bitsB > 0 ? [activeUse('affine', 'lane', 'multiply', bitsA, bitsB)] : []),
    ...reductionUses('affine', reductionLanes, bitsA + bitsB, accumulatorBits),
    clockedRegister('lane', bitsA + bitsB),
  ]);
}

/** Splits a path into pipeline stages that meet the clock, where the design is pipelined. */
function cut(
  ns: number,
  { pipelined, clockHz }: Pick<DatapathOptions, 'pipelined' | 'clockHz'>,
): { stages: number; ns: number } {
  const stages = pipelined ? Math.max(1, Math.ceil(ns * 1e-9 * clockHz)) : 1;
  return { stages, ns: ns / stages };
}

function sumWidths(
  layer: QuantizedLayer,
  products: number,
  { weights, inputs, extraTerms, productGrowthBits }: Treatment,
): { readonly accumulatorBits: number; readonly outputStageBits: number } {
  const largestSum = products * largest(weights) * largest(inputs);
  const weightOffset = weights.offsetApplied ? 'none' : needsOf(layer.weights).offset;
  const inputOffset = inputs.offsetApplied ? 'none' : needsOf(layer.inputs).offset;
  const constants = inputOffset === 'none' ? 0 : weightOffset === 'none' ? 1 : 2;
  const addend = (1 + constants + extraTerms.length) * largestSum;
  const load = { products, weights: weights.format, inputs: inputs.format, addend };
  const largestOffset = weightOffset === 'half' ? 0.5 : largest(weights);
  const inputSumTerm = weightOffset === 'none' ? null : products * largest(inputs) * largestOffset;
  const accumulatorBits = accumulatorWidth(load) + productGrowthBits;
  if (inputSumTerm === null) return { accumulatorBits, outputStageBits: accumulatorBits };
  const outputStageBits = outputStageWidth({ ...load, inputSumTerm }).bits + productGrowthBits;
  return { accumulatorBits, outputStageBits };
}

function largest({ format }: TreatedOperand): number {
  return Math.max(Math.abs(format.minimum - format.shift), Math.abs(format.maximum - format.shift));
}
