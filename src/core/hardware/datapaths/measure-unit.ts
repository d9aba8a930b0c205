import { datapathClasses } from '.';
import { composable, composableProducts } from './composable';
import { measureLanes } from './measure-design';
import { measureNetlist, type UnitFigures } from './measure-netlist';
import type { MeasuredUnit } from './measured-unit';
import { driveStage, type StageStream } from './output-stages/drive-stage';
import type { StageDesign } from './output-stages/output-stage';
import { referenceLaneSpec, referenceLanes } from './reference-lanes';
import { type DescribedStage, stageNetlist } from './stage-netlists';
import { codedStreams, recoderStreams, stageStreams } from './stage-samples';
import { measuredSteps, typicalOperands } from './typical-operands';

/** Figures of a unit, and clock cycles from its inputs to its outputs. */
export interface MeasuredFigures extends UnitFigures {
  readonly latencyCycles: number;
}

/** Builds a unit gate by gate and evaluates it under synthetic operands, new ones in every step. */
export function measureUnit(unit: MeasuredUnit): MeasuredFigures {
  switch (unit.kind) {
    case 'lanes': {
      const spec = { ...referenceLaneSpec(unit.variant), lanes: measuredLanes(unit) };
      const design = datapathClasses.get(unit.classId).lanes(spec);
      return { ...measureLanes(design, typicalOperands(spec)), latencyCycles: design.latencyCycles };
    }
    case 'output-stage':
    case 'pool':
      return measureStage(stageNetlist(unit), stageStreams);
    case 'pre-stage': {
      const { format } = unit.spec.inputs;
      return measureStage(stageNetlist(unit), (design, samples) => codedStreams(design, format, samples));
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

function measureStage(
  { design, netlist }: DescribedStage,
  streamsOf: (design: StageDesign, samples: number) => readonly StageStream[],
): MeasuredFigures {
  const stimulus = driveStage(netlist, design, streamsOf(design, measuredSteps));
  return { ...measureNetlist(netlist, stimulus), latencyCycles: design.latencyCycles };
}
