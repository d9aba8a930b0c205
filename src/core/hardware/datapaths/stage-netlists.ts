import { tickPs } from '../gates/cell-table';
import { longestPathPs } from '../gates/delay';
import type { Netlist } from '../gates/netlist';
import { createNetlistLogic } from '../gates/netlist-logic';
import { valueBits } from '../placements/parts/factor';
import { inputSumDesign } from './input-ports/input-sum';
import { preStageDesign } from './input-ports/pre-stage';
import { recoderDesign } from './input-ports/recoder';
import type { MeasuredUnit } from './measured-unit';
import type { StageDesign } from './output-stages/output-stage';
import { outputStageDesign } from './output-stages/output-stage-design';
import { poolingStageDesign } from './output-stages/pooling-stage';
import { referenceLanes, referenceProducts } from './reference-lanes';

/** A design beside the columns, gate by gate. */
export interface DescribedStage {
  readonly design: StageDesign;
  readonly netlist: Netlist;
}

/**
 * The netlist that stands for a unit beside the columns, cut into as many ranks of registers as its clock takes. Where
 * `latencyCycles` of that netlist is known, none is built to find out.
 */
export function stageNetlist(
  unit: Exclude<MeasuredUnit, { readonly kind: 'lanes' }>,
  latencyCycles: number | null = null,
): DescribedStage {
  const cut = (designOf: (stages: number) => StageDesign, periodTicks: number): DescribedStage =>
    latencyCycles === null
      ? cutStage(designOf, periodTicks)
      : withNetlist(designOfLatency(designOf, latencyCycles));
  switch (unit.kind) {
    case 'output-stage':
      return cut((stages) => outputStageDesign({ ...unit.spec, stages }), unit.periodTicks);
    case 'pool':
      return withNetlist(poolingStageDesign(unit.spec));
    case 'pre-stage':
      return cut((stages) => preStageDesign({ ...unit.spec, stages }), unit.periodTicks);
    case 'input-sum': {
      const { format } = unit;
      const sumBits = valueBits(format) + Math.ceil(Math.log2(referenceProducts));
      return withNetlist(inputSumDesign({ format, lanes: referenceLanes, sumBits }));
    }
    case 'recoder':
      return withNetlist(recoderDesign(unit.format));
  }
}

/** Every rank is a cycle, and there are places for only so many. */
function designOfLatency(designOf: (stages: number) => StageDesign, latencyCycles: number): StageDesign {
  for (let stages = 1; stages < latencyCycles; stages++) {
    const design = designOf(stages);
    if (design.latencyCycles >= latencyCycles) return design;
  }
  return designOf(latencyCycles);
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
