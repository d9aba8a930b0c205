import type { LaneVariant } from '../../datapaths/lane-variant';
import { referenceLanes } from '../../datapaths/reference-lanes';
import type { BlockName } from '../../gates/netlist';
import type { ColumnSlices, ColumnUnit, Recoder } from './column-unit';
import type { BlockPlace } from './netlist-prices';

export interface ColumnSize {
  readonly lanes: number;
  readonly accumulatorBits: number;
}

/**
 * Where a block of a measured column stands: per lane, its tree in proportion to the lanes and its accumulator in proportion
 * to its width. Whatever share of all columns it is. A column of no more lanes than the reference has is charged as measured.
 */
export function columnPlace(block: BlockName, column: ColumnUnit, size: ColumnSize): BlockPlace {
  const widening = size.accumulatorBits / column.measuredAccumulatorBits;
  return column.slices ? sliceOf(block, column.slices, widening) : placeOf(block, column, size, widening);
}

/** True for blocks that a column has once, however many lanes. */
export function standsOnce(block: BlockName, { lanes }: Pick<ColumnUnit, 'lanes'>): boolean {
  if (block === 'pipeline-registers') return lanes.kind === 'lanes' && cutsTreesOnly(lanes.variant);
  return block === 'accumulator' || block === 'control';
}

/** Without a stage in the lanes, registers stand between tree and accumulator alone. */
function cutsTreesOnly({ placement, operand }: LaneVariant): boolean {
  if (placement === 'shared-prestage') return operand === 'activations';
  return placement === 'folded' || placement === 'expanded-affine';
}

function placeOf(block: BlockName, column: ColumnUnit, { lanes }: ColumnSize, widening: number): BlockPlace {
  const { measuredLanes, steps } = column;
  const energies = { gatesEnergy: steps.gates, registersEnergy: steps.registers };
  if (block === 'tree') return { unit: 'adder-tree', count: lanes / measuredLanes, ...energies };
  if (block === 'accumulator') return { unit: 'column', count: widening, ...energies };
  if (standsOnce(block, column)) return { unit: 'column', count: 1, ...energies };
  return { unit: 'lane', count: 1 / measuredLanes, ...energies };
}

/** A composable unit was measured whole: lanes and tree have the energy of a product's slices, the rest that of a cycle. */
function sliceOf(block: BlockName, { lanes, perProduct }: ColumnSlices, widening: number): BlockPlace {
  const energies = { gatesEnergy: perProduct, registersEnergy: perProduct };
  if (block === 'tree') return { unit: 'adder-tree', count: 1, ...energies };
  if (block === 'accumulator') return { unit: 'column', count: widening };
  if (block === 'control') return { unit: 'column', count: 1 };
  return { unit: 'lane', count: 1 / lanes, ...energies };
}

/** Its figures are those of a cycle. */
export function recoderPlace({ place: unit, count, cycles }: Recoder): BlockPlace {
  return {
    unit,
    count,
    component: 'multiply',
    gatesEnergy: cycles.gates,
    registersEnergy: cycles.registers,
  };
}

export const preStagePlace: BlockPlace = { unit: 'input-port', count: 1, component: 'affine' };

/** An array has one, to which every input adds its part. */
export const inputSumPlace: BlockPlace = {
  unit: 'input-port',
  count: 1 / referenceLanes,
  component: 'affine',
};
