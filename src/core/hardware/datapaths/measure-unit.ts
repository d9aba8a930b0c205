import { tickPs } from '../gates/cell-table';
import { longestPathPs } from '../gates/delay';
import type { Netlist } from '../gates/netlist';
import { createNetlistLogic } from '../gates/netlist-logic';
import { valueBits } from '../placements/parts/factor';
import { datapathClasses } from '.';
import type { LaneSpec, OperandStep } from './datapath-class';
import { inputSumDesign } from './input-ports/input-sum';
import { preStageDesign } from './input-ports/pre-stage';
import { measureLanes } from './measure-design';
import { measureNetlist, type UnitFigures } from './measure-netlist';
import { formatKey, type MeasuredUnit } from './measured-unit';
import { operandStreams } from './operand-streams';
import { driveStage, type StageStream } from './output-stages/drive-stage';
import type { StageDesign } from './output-stages/output-stage';
import { outputStageDesign } from './output-stages/output-stage-design';
import { poolingStageDesign } from './output-stages/pooling-stage';
import { referenceLaneSpec, referenceLanes, referenceProducts } from './reference-lanes';
import { codedStreams, stageStreams } from './stage-samples';

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
      const spec = referenceLaneSpec(unit.variant);
      const design = datapathClasses.get(unit.classId).lanes(spec);
      return { ...measureLanes(design, streamsFor(spec)), latencyCycles: design.latencyCycles };
    }
    case 'output-stage':
      return measureStage(
        cutStage((stages) => outputStageDesign({ ...unit.spec, stages }), unit.periodTicks),
        stageStreams,
      );
    case 'pool':
      return measureStage(withNetlist(poolingStageDesign(unit.spec)), stageStreams);
    case 'pre-stage': {
      const { inputs } = unit.spec;
      const stage = cutStage((stages) => preStageDesign({ ...unit.spec, stages }), unit.periodTicks);
      return measureStage(stage, (design, samples) => codedStreams(design, inputs.format, samples));
    }
    case 'input-sum': {
      const { format } = unit;
      const sumBits = valueBits(format) + Math.ceil(Math.log2(referenceProducts));
      const stage = withNetlist(inputSumDesign({ format, lanes: referenceLanes, sumBits }));
      return measureStage(stage, (design, samples) => codedStreams(design, format, samples));
    }
  }
}

let latestStreams: { readonly key: string; readonly streams: ReturnType<typeof operandStreams> } | null =
  null;

/** Placements of the same codes follow each other, and fitting steps to codes takes longer than small netlists. */
function streamsFor({ weights, inputs, lanes }: LaneSpec): readonly (readonly OperandStep[])[] {
  const key = `${formatKey(weights.format)} ${formatKey(inputs.format)}`;
  if (latestStreams?.key !== key) {
    const isWide = weights.format.bits * inputs.format.bits > wideColumns.productBits;
    const options = { steps: isWide ? wideColumns.steps : measuredSteps };
    const streams = operandStreams({ weights: weights.format, inputs: inputs.format }, lanes, options);
    latestStreams = { key, streams };
  }
  return latestStreams.streams;
}

interface DescribedStage {
  readonly design: StageDesign;
  readonly netlist: Netlist;
}

function withNetlist(design: StageDesign): DescribedStage {
  const logic = createNetlistLogic();
  design.describe(logic);
  return { design, netlist: logic.finish() };
}

/** As many ranks of registers as the clock takes, or as many as there are places for; one where `periodTicks` is 0. */
function cutStage(designOf: (stages: number) => StageDesign, periodTicks: number): DescribedStage {
  let stages = 1;
  for (;;) {
    const stage = withNetlist(designOf(stages));
    const ticks = longestPathPs(stage.netlist) / tickPs;
    const isCutNoFurther = stage.design.latencyCycles < stages;
    if (periodTicks === 0 || ticks <= periodTicks || isCutNoFurther) return stage;
    stages = Math.max(stages + 1, Math.ceil(ticks / periodTicks));
  }
}

function measureStage(
  { design, netlist }: DescribedStage,
  streamsOf: (design: StageDesign, samples: number) => readonly StageStream[],
): MeasuredFigures {
  const stimulus = driveStage(netlist, design, streamsOf(design, measuredSteps));
  return { ...measureNetlist(netlist, stimulus), latencyCycles: design.latencyCycles };
}
