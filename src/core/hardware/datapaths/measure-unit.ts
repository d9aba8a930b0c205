import { datapathClasses } from '.';
import { composable, composableProducts } from './composable';
import type { DatapathOperand, LaneSpec, OperandStep } from './datapath-class';
import { measureLanes } from './measure-design';
import { measureNetlist, type UnitFigures } from './measure-netlist';
import { formatKey, type MeasuredUnit } from './measured-unit';
import { operandStreams } from './operand-streams';
import { driveStage, type StageStream } from './output-stages/drive-stage';
import type { StageDesign } from './output-stages/output-stage';
import { typicalZeroPoint } from './parts/affine-constants';
import { referenceLaneSpec, referenceLanes } from './reference-lanes';
import { type DescribedStage, stageNetlist } from './stage-netlists';
import { codedStreams, recoderStreams, stageStreams } from './stage-samples';

/** Figures of a unit, and clock cycles from its inputs to its outputs. */
export interface MeasuredFigures extends UnitFigures {
  readonly latencyCycles: number;
}

/** Steps of every stream. */
export const measuredSteps = 48;
/** Columns of products wider than this have so many gates that fewer steps say as much. */
export const wideColumns = { productBits: 64, steps: 18 } as const;

/** Builds a unit gate by gate and evaluates it under synthetic operands, new ones in every step. */
export function measureUnit(unit: MeasuredUnit): MeasuredFigures {
  switch (unit.kind) {
    case 'lanes': {
      const spec = { ...referenceLaneSpec(unit.variant), lanes: measuredLanes(unit) };
      const design = datapathClasses.get(unit.classId).lanes(spec);
      return { ...measureLanes(design, streamsFor(spec)), latencyCycles: design.latencyCycles };
    }
    case 'output-stage':
    case 'pool':
      return measureStage(stageNetlist(unit), stageStreams);
    case 'pre-stage': {
      const { inputs } = unit.spec;
      const zeroCode = zeroCodeOf(inputs);
      return measureStage(stageNetlist(unit), (design, samples) =>
        codedStreams(design, inputs.format, samples, zeroCode),
      );
    }
    case 'input-sum': {
      const { format } = unit;
      return measureStage(stageNetlist(unit), (design, samples) => codedStreams(design, format, samples));
    }
    case 'recoder': {
      const { format } = unit;
      return measureStage(stageNetlist(unit), (_, samples) => recoderStreams(format, samples));
    }
  }
}

/** Products of a step of the column that stands for a unit. A composable one of narrow operands takes more of them at once. */
function measuredLanes({ classId, variant, lanes }: MeasuredUnit & { readonly kind: 'lanes' }): number {
  if (lanes !== undefined) return lanes;
  return classId === composable.id ? composableProducts(variant) : referenceLanes;
}

let latestStreams: { readonly key: string; readonly streams: ReturnType<typeof operandStreams> } | null =
  null;

/** Placements of the same codes follow each other, and fitting steps to codes takes longer than small netlists. */
function streamsFor({ weights, inputs, lanes, placement }: LaneSpec): readonly (readonly OperandStep[])[] {
  const isBehind = placement === 'per-product';
  const zeroCodes = {
    weights: isBehind ? 0 : zeroCodeOf(weights),
    inputs: isBehind ? 0 : zeroCodeOf(inputs),
  };
  const codes = [weights, inputs].map(({ format }) => formatKey(format));
  const key = [lanes, ...codes, zeroCodes.weights, zeroCodes.inputs].join(' ');
  if (latestStreams?.key !== key) {
    const isWide = weights.format.bits * inputs.format.bits > wideColumns.productBits;
    const options = { steps: isWide ? wideColumns.steps : measuredSteps, zeroCodes };
    const streams = operandStreams({ weights: weights.format, inputs: inputs.format }, lanes, options);
    latestStreams = { key, streams };
  }
  return latestStreams.streams;
}

/** The code of 0 that the zero points of a stage in front of the multiplier are made for. */
function zeroCodeOf({ format, offset }: DatapathOperand): number {
  return offset === 'real' && format.kind === 'integer-grid' ? typicalZeroPoint(format) : 0;
}

function measureStage(
  { design, netlist }: DescribedStage,
  streamsOf: (design: StageDesign, samples: number) => readonly StageStream[],
): MeasuredFigures {
  const stimulus = driveStage(netlist, design, streamsOf(design, measuredSteps));
  return { ...measureNetlist(netlist, stimulus), latencyCycles: design.latencyCycles };
}
