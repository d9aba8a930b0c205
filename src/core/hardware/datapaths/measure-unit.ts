import { datapathClasses } from '.';
import { composable, composableProducts } from './composable';
import { measureLanes } from './measure-design';
import { measureNetlist, type UnitFigures } from './measure-netlist';
import type { MeasuredUnit } from './measured-unit';
import { driveStage } from './output-stages/drive-stage';
import { referenceLaneSpec, referenceLanes } from './reference-lanes';
import { type DescribedStage, stageNetlist } from './stage-netlists';
import { stageStreams } from './stage-samples';
import { measuredSteps, typicalOperands } from './typical-operands';

/** What costs are made of: not the energy without glitches, but clock cycles from inputs to outputs. */
export interface MeasuredFigures extends Omit<UnitFigures, 'zeroDelayFj'> {
  readonly latencyCycles: number;
}

/** Builds a unit gate by gate and evaluates it under synthetic operands, new ones in every step. */
export function measureUnit(unit: MeasuredUnit): MeasuredFigures {
  if (unit.kind !== 'lanes') return measureStage(stageNetlist(unit), unit);
  const spec = { ...referenceLaneSpec(unit.variant), lanes: measuredLanes(unit) };
  const design = datapathClasses.get(unit.classId).lanes(spec);
  return { ...measureLanes(design, typicalOperands(spec)), latencyCycles: design.latencyCycles };
}

/** Products of a step of the column that stands for a unit. A composable one of narrow operands takes more of them at once. */
function measuredLanes({ classId, variant, lanes }: MeasuredUnit & { readonly kind: 'lanes' }): number {
  if (lanes !== undefined) return lanes;
  return classId === composable.id ? composableProducts(variant) : referenceLanes;
}

function measureStage(
  { design, netlist }: DescribedStage,
  unit: Exclude<MeasuredUnit, { readonly kind: 'lanes' }>,
): MeasuredFigures {
  const stimulus = driveStage(netlist, design, stageStreams(unit, design, measuredSteps));
  return { ...measureNetlist(netlist, stimulus), latencyCycles: design.latencyCycles };
}
