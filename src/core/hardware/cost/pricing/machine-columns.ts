import type { CodeFormat } from '../../../quantization/code-format';
import { composableProducts } from '../../datapaths/composable';
import type { OperandPair } from '../../datapaths/datapath-class';
import { laneVariant, standardFormat } from '../../datapaths/lane-variant';
import type { MeasuredUnit } from '../../datapaths/measured-unit';
import { oddIntegerFormat } from '../../datapaths/odd-integers';
import { referenceLaneSpec, referenceLanes } from '../../datapaths/reference-lanes';
import type { LaneClass } from '../../lane-class';
import type { DatapathOptions } from '../../placements/build-datapath';
import { composedSlices } from '../../placements/parts/composed-slices';
import { isSign } from '../../placements/parts/factor';
import { integerBits } from '../../placements/parts/integer-bits';
import { integersOf } from '../../placements/parts/operand';
import { expectedTermPairs } from '../../terms/expected-terms';
import type { TermPairs } from '../../terms/term-pairs';
import { asMeasured, type ColumnSlices, type ColumnUnit, measuredColumn } from './column-unit';

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
  const { measuredLanes, unitLanes } = measuredColumn(options.reductionLanes);
  const lanes = laneClass.kind === 'composable' ? engineLanesOf(laneClass, variant) : unitLanes;
  return {
    lanes: { kind: 'lanes', classId: laneClass.kind, variant, ...lanes },
    fraction,
    measuredLanes,
    measuredAccumulatorBits: referenceLaneSpec(variant).accumulatorBits,
    preStage: null,
    slices: slicesOf(pair, laneClass, options),
    ...(laneClass.kind === 'term-serial'
      ? termColumn(pair, laneClass, termPairs, measuredLanes)
      : { recoders: [], steps: asMeasured }),
  };
}

function engineLanesOf(
  { engineLanes }: LaneClass & { readonly kind: 'composable' },
  variant: OperandPair,
): { readonly lanes?: number } {
  if (engineLanes === referenceLanes) return {};
  return { lanes: (composableProducts(variant) * engineLanes) / referenceLanes };
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

/** Lanes work for as many cycles as they have pairs, and are clocked while any waits for the others; so are recoders. */
function termColumn(
  { weights, inputs }: OperandPair,
  { waitingLanes, weightSharing }: LaneClass & { readonly kind: 'term-serial' },
  counted: TermPairs | undefined,
  measuredLanes: number,
): Pick<ColumnUnit, 'recoders' | 'steps'> {
  const measured = expectedTermPairs(weights.format, inputs.format, measuredLanes);
  const { mean, longest } = counted ?? expectedTermPairs(weights.format, inputs.format, waitingLanes);
  const cycles = { gates: mean, registers: longest };
  return {
    steps: { gates: mean / measured.mean, registers: longest / measured.longest },
    recoders: [
      ...recodersOf(weights.format).map(
        (unit) => ({ unit, place: 'lane', count: 1 / weightSharing, cycles }) as const,
      ),
      ...recodersOf(inputs.format).map((unit) => ({ unit, place: 'input-port', count: 1, cycles }) as const),
    ],
  };
}

/** Signs, powers of two and their sums are stored as what they are made of. */
function recodersOf(format: CodeFormat): readonly MeasuredUnit[] {
  if (format.kind !== 'integer-grid' || isSign(format)) return [];
  return [{ kind: 'recoder', format: standardFormat(oddIntegerFormat(format)) }];
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
