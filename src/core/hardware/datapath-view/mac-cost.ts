import {
  type ColumnSize,
  columnPlace,
  inputSumPlace,
  preStagePlace,
  recoderPlace,
} from '../cost/pricing/block-places';
import type { ColumnUnit } from '../cost/pricing/column-unit';
import type { BlockPlace } from '../cost/pricing/netlist-prices';
import type { MeasuredUnit } from '../datapaths/measured-unit';
import { unitFigures } from '../datapaths/unit-figures';
import { type BlockName, blockNames } from '../gates/netlist';
import type { BlockCost } from './drawing';
import { macShare, placedCost, shared, total } from './drawn-costs';
import type { LayerUnits } from './layer-units';

/** Where blocks of output stages stand. */
export const outputStagePlace: BlockPlace = { unit: 'requantizer', count: 1 };

/** The measured units that a MAC of a column takes part in. */
export function unitsOfMac(
  { inputSum, outputStage }: LayerUnits,
  column: ColumnUnit,
): readonly MeasuredUnit[] {
  const { lanes, preStage, recoders } = column;
  const beside = [preStage, inputSum, outputStage].filter((unit) => unit !== null);
  return [lanes, ...recoders.map(({ unit }) => unit), ...beside];
}

/**
 * One MAC with its shares of what stands beside the columns: pJ of a busy array, um2 per lane. Throws a RangeError for units
 * that no table and no netlist has.
 */
export function macCost(units: LayerUnits, column: ColumnUnit): BlockCost {
  const { plan, options, inputSum, outputStage } = units;
  const size: ColumnSize = {
    lanes: options.reductionLanes,
    accumulatorBits: plan.sums.accumulatorBits,
  };
  const costOf = (unit: MeasuredUnit | null, placeOf: (name: BlockName) => BlockPlace): BlockCost =>
    unit ? unitCost(units, column, unit, placeOf) : total([]);
  return total([
    costOf(column.lanes, (name) => columnPlace(name, column, size)),
    ...column.recoders.map((recoder) => costOf(recoder.unit, () => recoderPlace(recoder))),
    costOf(column.preStage, () => preStagePlace),
    costOf(inputSum, () => inputSumPlace),
    costOf(outputStage, () => outputStagePlace),
  ]);
}

/** One MAC of a layer: of mixed rows the mean over its columns, by their shares. */
export function layerMacCost(units: LayerUnits): BlockCost {
  return total(
    units.columns.map((column) => {
      const { areaUm2, energyPj } = macCost(units, column);
      return { areaUm2: areaUm2 * column.fraction, energyPj: energyPj * column.fraction };
    }),
  );
}

function unitCost(
  units: LayerUnits,
  column: ColumnUnit,
  unit: MeasuredUnit,
  placeOf: (name: BlockName) => BlockPlace,
): BlockCost {
  const { blocks } = unitFigures(unit);
  return total(
    blockNames
      .filter((name) => blocks[name] !== undefined)
      .map((name) => {
        const place = placeOf(name);
        return shared(placedCost(units, name, blocks, place), macShare(units, column, place.unit));
      }),
  );
}
