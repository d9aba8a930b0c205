import { referenceLanes } from '../../datapaths/reference-lanes';
import type { BlockName } from '../../gates/netlist';
import type { ColumnSlices, ColumnUnit, Recoder, StepFactors } from './column-unit';
import type { BlockPlace } from './netlist-prices';

export interface ColumnSize {
  readonly lanes: number;
  readonly accumulatorBits: number;
}

/**
 * Where a block of a measured column stands: per lane, its tree in proportion to the lanes and its accumulator in proportion
 * to its width. Whatever share of all columns it is.
 */
export function columnPlace(block: BlockName, column: ColumnUnit, size: ColumnSize): BlockPlace {
  const widening = size.accumulatorBits / column.measuredAccumulatorBits;
  return column.slices
    ? sliceOf(block, column.slices, widening)
    : placeOf(block, size.lanes, widening, column.steps);
}

function placeOf(block: BlockName, lanes: number, widening: number, steps: StepFactors): BlockPlace {
  const energies = { gatesEnergy: steps.gates, registersEnergy: steps.registers };
  if (block === 'tree') return { unit: 'adder-tree', count: lanes / referenceLanes, ...energies };
  if (block === 'accumulator') return { unit: 'column', count: widening, ...energies };
  if (block === 'control') return { unit: 'column', count: 1, ...energies };
  return { unit: 'lane', count: 1 / referenceLanes, ...energies };
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
