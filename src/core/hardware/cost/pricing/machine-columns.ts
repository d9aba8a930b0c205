import { composableProducts } from '../../datapaths/composable';
import type { OperandPair } from '../../datapaths/datapath-class';
import { laneVariant } from '../../datapaths/lane-variant';
import { referenceLaneSpec, referenceLanes } from '../../datapaths/reference-lanes';
import type { LaneClass } from '../../lane-class';
import type { DatapathOptions } from '../../placements/build-datapath';
import { composedSlices } from '../../placements/parts/composed-slices';
import { integerBits } from '../../placements/parts/integer-bits';
import { integersOf } from '../../placements/parts/operand';
import { expectedTermPairs } from '../../terms/expected-terms';
import type { TermPairs } from '../../terms/term-pairs';
import { type ColumnSlices, type ColumnUnit, measuredSteps, type StepFactors } from './netlist-units';

const widestSliced = 8;

interface MachineLanes {
  readonly laneClass: Exclude<LaneClass, { readonly kind: 'parallel' }>;
  readonly options: DatapathOptions;
  /** Counted on the layer's own codes, if they were. */
  readonly termPairs: TermPairs | undefined;
}

/** The column of a machine whose lanes take operands serially or in slices: folded, in the class of the machine. */
export function machineColumn(
  pair: OperandPair,
  fraction: number,
  { laneClass, options, termPairs }: MachineLanes,
): ColumnUnit {
  const variant = laneVariant({
    ...(laneClass.kind === 'composable' ? inPasses(pair) : pair),
    placement: 'folded',
    operand: 'activations',
    pipelined: options.pipelined,
    operandScaleBits: options.operandScaleBits,
    productScaleBits: options.requantizationBits,
  });
  return {
    lanes: { kind: 'lanes', classId: laneClass.kind, variant, ...engineLanesOf(laneClass, variant) },
    fraction,
    measuredAccumulatorBits: referenceLaneSpec(variant).accumulatorBits,
    preStage: null,
    slices: slicesOf(pair, laneClass, options),
    steps: laneClass.kind === 'term-serial' ? termSteps(pair, laneClass, termPairs) : measuredSteps,
  };
}

function engineLanesOf(laneClass: LaneClass, variant: OperandPair): { readonly lanes?: number } {
  if (laneClass.kind !== 'composable' || laneClass.engineLanes === referenceLanes) return {};
  return { lanes: (composableProducts(variant) * laneClass.engineLanes) / referenceLanes };
}

function slicesOf(
  { weights, inputs }: OperandPair,
  laneClass: LaneClass,
  { reductionLanes }: DatapathOptions,
): ColumnSlices | null {
  if (laneClass.kind !== 'composable') return null;
  const { perProduct } = composedSlices(integerBits(weights.format), integerBits(inputs.format));
  return { lanes: reductionLanes, perProduct };
}

/** Lanes work for as many cycles as they have pairs, and are clocked while any waits for the others. */
function termSteps(
  { weights, inputs }: OperandPair,
  { waitingLanes }: LaneClass & { readonly kind: 'term-serial' },
  counted: TermPairs | undefined,
): StepFactors {
  const measured = expectedTermPairs(weights.format, inputs.format, referenceLanes);
  const { mean, longest } = counted ?? expectedTermPairs(weights.format, inputs.format, waitingLanes);
  return { gates: mean / measured.mean, registers: longest / measured.longest };
}

/** Operands of more than 8 bits pass a unit 8 bits at a time. */
function inPasses({ weights, inputs }: OperandPair): OperandPair {
  const inPass = ({ format }: OperandPair['weights']) => {
    const bits = integerBits(format);
    const narrow = bits > widestSliced ? integersOf(widestSliced, format.signed) : format;
    return { format: narrow, scale: false, offset: 'none' } as const;
  };
  return { weights: inPass(weights), inputs: inPass(inputs) };
}
