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

/** The netlist that stands for a unit beside the columns, cut into as many ranks of registers as its clock takes. */
export function stageNetlist(unit: Exclude<MeasuredUnit, { readonly kind: 'lanes' }>): DescribedStage {
  switch (unit.kind) {
    case 'output-stage':
      return cutStage((stages) => outputStageDesign({ ...unit.spec, stages }), unit.periodTicks);
    case 'pool':
      return withNetlist(poolingStageDesign(unit.spec));
    case 'pre-stage':
      return cutStage((stages) => preStageDesign({ ...unit.spec, stages }), unit.periodTicks);
    case 'input-sum': {
      const { format } = unit;
      const sumBits = valueBits(format) + Math.ceil(Math.log2(referenceProducts));
      return withNetlist(inputSumDesign({ format, lanes: referenceLanes, sumBits }));
    }
    case 'recoder':
      return withNetlist(recoderDesign(unit.format));
  }
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
