import type { QuantizedLayer } from '../../explore/quantization-plan';
import { oddIntegers } from '../datapaths/odd-integers';
import { type LaneClass, parallelLanes } from '../lane-class';
import { activeUse, clockedRegister, type DatapathUnit, type PrimitiveUse } from '../primitives';
import type { AffineOperand } from './affine-placement';
import { folded } from './folded';
import { machineLaneArithmetic } from './machine-lanes';
import type { LaneArithmetic } from './machine-lanes/lane-facts';
import { reductionUses } from './parts/adder-tree';
import { additionUses } from './parts/addition';
import { decodeCodes } from './parts/decode-codes';
import type { Exactness } from './parts/exactness';
import { valueBits } from './parts/factor';
import { integersOf, type OperandName, type TreatedOperand } from './parts/operand';
import { parallelLaneUses } from './parts/parallel-lanes';
import { planeScaleUses } from './parts/plane-scales';
import { poolingUses } from './parts/pooling';
import { productsOf, type RowProduct } from './parts/product';
import {
  inputSumUses,
  type OutputStage,
  outputStageDelayNs,
  requantizationUses,
} from './parts/requantization';
import { type SumWidths, sumWidths } from './parts/sum-widths';
import type { Placement, Treatment } from './placement';
import { type MultipliedCodings, rememberByCodings } from './remember-by-codings';

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
  /** Operand that stays in the lanes while the other passes and sums are handed on; none where it is left out. */
  readonly stays?: OperandName;
  /** True where every lane has a register for its inputs, which come from the lane before; at the port alone where left out. */
  readonly handsOnInputs?: boolean;
  readonly clockHz: number;
  /** Lanes that take operands whole where it is left out. Others have no place for scales and offsets: they fold. */
  readonly laneClass?: LaneClass;
}

/** What of a layer's arithmetic does not depend on the hardware that a source builds it of. */
export interface DatapathPlan {
  readonly treatment: Treatment;
  readonly exactness: Exactness;
  readonly products: readonly RowProduct[];
  readonly sums: SumWidths;
  /** Width of the run-time sum of input codes, where one is needed. */
  readonly inputSumBits: number;
  readonly stage: OutputStage;
  /** Width of an output word: its code, or the output stage's sum in the last layer. */
  readonly outputBits: number;
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
 * Plans one layer with `products` MACs per output. Accumulators hold every sum of products (bound of
 * `accumulatorWidth`), a bias as large as that sum, and the constant terms of offsets that the placement leaves to the
 * bias. A weight offset left over joins behind them, at the output stage (`outputStageWidth`), no larger in steps than
 * the largest weight code. Pairs of planes have an accumulator each, and meet at the output stage. Mixed rows have columns
 * of their own, in the shares of the rows. `addendBits`: width of another layer's sums that are added at the output stage.
 */
export function planDatapath(
  layer: QuantizedLayer,
  products: number,
  options: DatapathOptions,
  addendBits: number | null = null,
): DatapathPlan {
  const { exactness, treatment, rowProducts } = treatedOperands(layer, options);
  const { weights, inputs } = treatment;
  const sums = sumWidths(layer, products, treatment, rowProducts);
  const { outputStageBits } = sums;
  const { requantizationBits } = options;
  return {
    treatment,
    exactness,
    products: rowProducts,
    sums,
    inputSumBits: valueBits(inputs.format) + Math.ceil(Math.log2(products)),
    stage: { layer, weights, inputs, outputStageBits, addendBits, requantizationBits },
    outputBits: layer.outputs?.format.bits ?? outputStageBits,
  };
}

/** Primitives of one layer's datapath. */
export function buildDatapath(
  layer: QuantizedLayer,
  products: number,
  options: DatapathOptions,
  addendBits: number | null = null,
): Datapath {
  const plan = planDatapath(inOwnLanes(layer, options), products, options, addendBits);
  const { treatment, sums, stage, outputBits } = plan;
  const { pipelined, clockHz } = options;
  const own = machineLanes(plan, options);
  const multiplyNs = own?.delayNs ?? Math.max(...plan.products.map(({ delayNs }) => delayNs));
  const lanePath = cut(treatment.laneDelayNs + multiplyNs, clockHz, pipelined);
  const portPath = cut(treatment.portDelayNs, clockHz, pipelined);
  const portStages = treatment.portDelayNs > 0 ? portPath.stages : 0;
  // Nothing waits for an output before the next: its stage is cut in every design.
  const outputStages = cut(outputStageDelayNs(stage, plan.inputSumBits), clockHz, true).stages;
  const lanes = own?.uses ?? parallelLaneUses(plan, options, lanePath.stages);
  return {
    uses: usesOf(plan, options, lanes, { port: portStages, output: outputStages }),
    accumulatorBits: sums.accumulatorBits * sums.planePairs,
    outputStageBits: sums.outputStageBits,
    outputBits,
    pathNs: Math.max(lanePath.ns, portPath.ns),
    extraStages: lanePath.stages - 1 + portStages + outputStages - 1,
    exactness: plan.exactness,
  };
}

/** Lanes of their own kind multiply odd integers where codes are half-integers. */
function inOwnLanes(layer: QuantizedLayer, { laneClass = parallelLanes }: DatapathOptions): QuantizedLayer {
  if (laneClass.kind === 'parallel') return layer;
  return { ...layer, weights: oddIntegers(layer.weights), inputs: oddIntegers(layer.inputs) };
}

function machineLanes(
  { stage, sums }: DatapathPlan,
  { laneClass = parallelLanes, reductionLanes }: DatapathOptions,
): LaneArithmetic | null {
  const { termPairs } = stage.layer;
  const facts = {
    weights: stage.weights.format,
    inputs: stage.inputs.format,
    accumulatorBits: sums.accumulatorBits,
    reductionLanes,
    ...(termPairs && { termPairs }),
  };
  return machineLaneArithmetic(facts, laneClass);
}

interface Stages {
  readonly port: number;
  readonly output: number;
}

function usesOf(
  { treatment, sums, inputSumBits, stage, outputBits }: DatapathPlan,
  options: DatapathOptions,
  lanes: readonly PrimitiveUse[],
  stages: Stages,
): readonly PrimitiveUse[] {
  const { layer, inputs } = stage;
  const { outputStageBits } = sums;
  const codeBits = Math.max(outputBits, options.minimumMultiplierBits);
  return [
    ...lanes,
    ...treatment.uses,
    ...extraTermUses(treatment, options.reductionLanes, sums.accumulatorBits),
    ...inputSumUses(stage, inputSumBits),
    ...planeScaleUses(stage, sums),
    ...requantizationUses(stage),
    ...additionUses(stage),
    ...poolingUses(layer, codeBits, outputStageBits),
    ...outputRegisters(stages.output - 1, outputStageBits + options.requantizationBits),
    ...(stages.port > 0 ? [clockedRegister('input-port', inputs.format.bits, stages.port)] : []),
  ];
}

/** What of a plan is the same for all layers of the same codings. */
const treatedOperands = rememberByCodings((codings, options) => {
  const { exactness, ...treatment } = treat(codings, options);
  const { weights, inputs } = treatment;
  return { exactness, treatment, rowProducts: productsOf(weights.format, inputs.format) };
});

/** What the placement makes of a layer's operands, no narrower than the multipliers. */
function treat(
  { weights, inputs }: MultipliedCodings,
  options: DatapathOptions,
): Treatment & { readonly exactness: Exactness } {
  const { operand, operandScaleBits, requantizationBits, minimumMultiplierBits } = options;
  const { laneClass = parallelLanes } = options;
  const placement = laneClass.kind === 'parallel' ? options.placement : folded;
  const context = { weights, inputs, operand, operandScaleBits, requantizationBits };
  const treatment = placement.treat(context);
  const wideWeights = widened(treatment.weights, minimumMultiplierBits, 'lane');
  const wideInputs = widened(treatment.inputs, minimumMultiplierBits, 'input-port');
  return {
    ...treatment,
    exactness: placement.exactness(context),
    weights: wideWeights.operand,
    inputs: wideInputs.operand,
    uses: [...wideWeights.uses, ...wideInputs.uses, ...treatment.uses],
  };
}

/** The operand as the multipliers of a fixed width take it: whole numbers, no narrower. */
function widened(operand: TreatedOperand, minimumBits: number, unit: DatapathUnit): WidenedOperand {
  if (minimumBits === 1) return { operand, uses: [] };
  const { format, uses } = decodeCodes(operand.format, unit);
  if (format.bits >= minimumBits) return { operand: { ...operand, format }, uses };
  return { operand: { ...operand, format: integersOf(minimumBits, format.signed) }, uses };
}

interface WidenedOperand {
  readonly operand: TreatedOperand;
  readonly uses: readonly PrimitiveUse[];
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
function cut(ns: number, clockHz: number, pipelined: boolean): { stages: number; ns: number } {
  const stages = pipelined ? Math.max(1, Math.ceil(ns * 1e-9 * clockHz)) : 1;
  return { stages, ns: ns / stages };
}
