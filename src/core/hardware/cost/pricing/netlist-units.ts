import type { OperandCoding, QuantizedLayer } from '../../../explore/quantization-plan';
import { datapathClasses } from '../../datapaths';
import type { DatapathClass, DatapathOperand, OperandPair } from '../../datapaths/datapath-class';
import { inputSumSpec } from '../../datapaths/input-ports/input-sum';
import { preStageSpec } from '../../datapaths/input-ports/pre-stage';
import { laneVariant } from '../../datapaths/lane-variant';
import { type MeasuredUnit, outputStageUnit, poolUnit } from '../../datapaths/measured-unit';
import { oddIntegers } from '../../datapaths/odd-integers';
import { outputStageSpec, poolingSpec } from '../../datapaths/output-stages/output-stage-of-layer';
import { columnsOf } from '../../datapaths/parts/columns-of';
import { referenceLaneSpec } from '../../datapaths/reference-lanes';
import { tickPs } from '../../gates/cell-table';
import { parallelLanes } from '../../lane-class';
import { type DatapathOptions, type DatapathPlan, planDatapath } from '../../placements/build-datapath';
import { needsOf } from '../../placements/parts/operand';
import { type MultipliedCodings, rememberByCodings } from '../../placements/remember-by-codings';
import type { TermPairs } from '../../terms/term-pairs';
import { asMeasured, type ColumnUnit, measuredColumn } from './column-unit';
import { machineColumn } from './machine-columns';
import type { DatapathRequest } from './source-pricing';

/** The designs that the datapath of a layer consists of. */
export interface DatapathUnits {
  readonly plan: DatapathPlan;
  readonly columns: readonly ColumnUnit[];
  /** The run-time sum of inputs, one for the array. */
  readonly inputSum: MeasuredUnit | null;
  readonly outputStage: MeasuredUnit | null;
  readonly pool: MeasuredUnit | null;
}

/** What the netlists of a layer's datapath are made for. */
export function netlistPlan(
  { layer, products, addendBits }: DatapathRequest,
  options: DatapathOptions,
): DatapathPlan {
  const inLanes = { ...layer, weights: oddIntegers(layer.weights), inputs: oddIntegers(layer.inputs) };
  return planDatapath(inLanes, products, options, addendBits);
}

/** Throws a RangeError for codes that no class of datapaths takes. */
export function datapathUnits(
  request: DatapathRequest,
  options: DatapathOptions,
  plan = netlistPlan(request, options),
): DatapathUnits {
  const { stage, sums, inputSumBits, outputBits } = plan;
  const requantizer = outputStageSpec(stage, { sums, inputSumBits, stages: 1 });
  const pool = poolingSpec(stage, outputBits);
  const sum = inputSumSpec(stage, { lanes: options.reductionLanes, sumBits: inputSumBits });
  return {
    plan,
    columns: columnsOfLayer(request.layer, options),
    inputSum: sum && { kind: 'input-sum', format: sum.format },
    outputStage: requantizer && outputStageUnit(requantizer, periodTicks(options)),
    pool: pool && poolUnit(pool),
  };
}

/** Columns are the same for any layer of the same codings, unless pairs of terms were counted in it. */
function columnsOfLayer(layer: QuantizedLayer, options: DatapathOptions): readonly ColumnUnit[] {
  const { termPairs } = layer;
  return termPairs ? columnUnits(layer, options, termPairs) : rememberedColumns(layer, options);
}

const rememberedColumns = rememberByCodings((codings, options) => columnUnits(codings, options));

function columnUnits(
  { weights, inputs }: MultipliedCodings,
  options: DatapathOptions,
  termPairs?: TermPairs,
): readonly ColumnUnit[] {
  const operands = { weights: operandOf(weights), inputs: operandOf(inputs) };
  return columnsOf(operands).map(({ spec, fraction }) => columnUnit(spec, fraction, options, termPairs));
}

function periodTicks({ clockHz }: DatapathOptions): number {
  return Math.floor(1e12 / clockHz / tickPs);
}

function operandOf(coding: OperandCoding): DatapathOperand {
  const { scale, offset } = needsOf(coding);
  const { format } = coding;
  const { mantissaBits } = coding.decode;
  return { format, scale, ...(mantissaBits === undefined ? {} : { mantissaBits }), offset };
}

function columnUnit(
  pair: OperandPair,
  fraction: number,
  options: DatapathOptions,
  termPairs?: TermPairs,
): ColumnUnit {
  const { laneClass = parallelLanes } = options;
  if (laneClass.kind !== 'parallel') return machineColumn(pair, fraction, { laneClass, options, termPairs });
  const { placement, operand, pipelined, operandScaleBits } = options;
  const variant = laneVariant({
    ...pair,
    placement: placement.id,
    operand,
    pipelined,
    operandScaleBits,
    productScaleBits: options.requantizationBits,
  });
  const spec = preStageSpec(variant, 1);
  const { measuredLanes, unitLanes } = measuredColumn(options.reductionLanes);
  return {
    lanes: {
      kind: 'lanes',
      classId: classOf(variant, options.minimumMultiplierBits).id,
      variant: { ...variant, ...(options.stays && { stays: options.stays }) },
      ...unitLanes,
    },
    fraction,
    measuredLanes,
    measuredAccumulatorBits: referenceLaneSpec(variant).accumulatorBits,
    preStage: spec && {
      kind: 'pre-stage',
      spec: { inputs: spec.inputs, operandScaleBits: spec.operandScaleBits },
      periodTicks: pipelined ? periodTicks(options) : 0,
    },
    recoders: [],
    slices: null,
    steps: asMeasured,
  };
}

/** The class that the codes are made for; on a machine of one width the class of that width, if its multipliers take them. */
function classOf(pair: OperandPair, minimumBits: number): DatapathClass {
  const fixed = datapathClasses.all.find(({ id }) => id === `fixed-width-${minimumBits}`);
  if (fixed?.takes(pair)) return fixed;
  const own = datapathClasses.all.find((candidate) => candidate.takes(pair));
  if (!own)
    throw new RangeError(`no datapath for ${pair.weights.format.kind} times ${pair.inputs.format.kind}`);
  return own;
}
