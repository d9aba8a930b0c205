import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { ColumnUnit } from '../cost/pricing/column-unit';
import { priced } from '../cost/pricing/netlist-prices';
import type { MeasuredUnit } from '../datapaths/measured-unit';
import { referenceLanes } from '../datapaths/reference-lanes';
import { stageNetlist } from '../datapaths/stage-netlists';
import { unitFigures } from '../datapaths/unit-figures';
import { type BlockName, blockNames } from '../gates/netlist';
import type { WordLogic } from '../gates/word-logic';
import type { HardwareConfiguration } from '../hardware-configuration';
import type { BlockCost, DatapathDrawing, DrawnBlock, DrawnUnit, DrawnUnitKind } from './drawing';
import { columnDesign, type LayerUnits, layerUnits, plainUnits, widthsOf } from './layer-units';
import { placeBlocks } from './place-blocks';

/**
 * Draws the datapath of one layer on a machine: which blocks of gates there are, what each takes in and hands on, its area
 * and its energy under synthetic operands, and what of it differs from plain fixed point with codes as wide. One drawing
 * for every format of mixed rows.
 */
export function drawDatapath(
  layers: readonly QuantizedLayer[],
  index: number,
  hardware: HardwareConfiguration,
): readonly DatapathDrawing[] {
  const units = layerUnits(layers, index, hardware);
  return units.columns.map((column) => drawColumn(units, column));
}

function drawColumn(units: LayerUnits, column: ColumnUnit): DatapathDrawing {
  const plain = plainUnits(units, column);
  const plainColumn = plain.columns[0] ?? column;
  const drawn = unitsOf(units, column);
  const plainDrawn = unitsOf(plain, plainColumn);
  const { weights, inputs } = widthsOf(column);
  return {
    classId: column.lanes.kind === 'lanes' ? column.lanes.classId : '',
    share: column.fraction,
    weightBits: weights,
    inputBits: inputs,
    lanes: units.options.reductionLanes,
    products: units.request.products,
    units: drawn.map((unit) => compared(unit, plainDrawn)),
    whole: wholeCost(units, drawn),
    plain: wholeCost(plain, plainDrawn),
  };
}

function unitsOf(units: LayerUnits, column: ColumnUnit): readonly DrawnUnit[] {
  const { inputSum, outputStage } = units;
  return [
    ...(column.preStage ? [drawStage('input-port', column.preStage)] : []),
    drawLanes(units, column),
    ...(inputSum ? [drawStage('input-sum', inputSum)] : []),
    ...(outputStage ? [drawStage('output-stage', outputStage)] : []),
  ];
}

function drawLanes(units: LayerUnits, column: ColumnUnit): DrawnUnit {
  const lanes = units.options.reductionLanes;
  const widening = units.plan.sums.accumulatorBits / column.measuredAccumulatorBits;
  const perMac = (name: BlockName): number => {
    if (name === 'accumulator') return widening / lanes;
    return name === 'control' ? 1 / lanes : 1 / referenceLanes;
  };
  return drawUnit('column', column.lanes, columnDesign(units, column).design, perMac);
}

function drawStage(
  kind: DrawnUnitKind,
  unit: Exclude<MeasuredUnit, { readonly kind: 'lanes' }> | MeasuredUnit,
): DrawnUnit {
  if (unit.kind === 'lanes') throw new RangeError(`${kind} of lanes`);
  const share = unit.kind === 'input-sum' ? 1 / referenceLanes : 1;
  return drawUnit(kind, unit, stageNetlist(unit).design, () => share);
}

function drawUnit(
  kind: DrawnUnitKind,
  unit: MeasuredUnit,
  design: { describe(logic: WordLogic): void },
  countOf: (name: BlockName) => number,
): DrawnUnit {
  const { blocks: figures } = unitFigures(unit);
  const present = new Set(blockNames.filter((name) => figures[name] !== undefined));
  const placed = placeBlocks(design, present);
  const blocks = placed.blocks.map((place): DrawnBlock => {
    const figure = figures[place.name];
    const cost = figure ? scaled(priced(figure), countOf(place.name)) : nothing;
    return { ...place, cost, difference: 'none', plain: null };
  });
  return { kind, blocks, outputs: placed.outputs, cost: total(blocks.map(({ cost }) => cost)) };
}

/** Equal netlists have equal areas, up to the digits that the calibration table keeps. */
const equalAreaFraction = 1e-3;

function compared(unit: DrawnUnit, plainUnitsDrawn: readonly DrawnUnit[]): DrawnUnit {
  const plainUnit = plainUnitsDrawn.find(({ kind }) => kind === unit.kind);
  return {
    ...unit,
    blocks: unit.blocks.map((block): DrawnBlock => {
      const plain = plainUnit?.blocks.find(({ name }) => name === block.name)?.cost ?? null;
      return { ...block, plain, difference: differenceOf(block.cost, plain) };
    }),
  };
}

function differenceOf(own: BlockCost, plain: BlockCost | null): DrawnBlock['difference'] {
  if (!plain) return 'added';
  const isEqual = Math.abs(own.areaUm2 - plain.areaUm2) <= equalAreaFraction * plain.areaUm2;
  return isEqual ? 'none' : 'changed';
}

/**
 * One MAC with its shares: an input word serves one lane of every column, an output stage ends the sum of all products.
 * Energies are those of a busy array, areas those per lane.
 */
function wholeCost({ inventory, request }: LayerUnits, drawn: readonly DrawnUnit[]): BlockCost {
  const { lane, column, requantizer } = inventory.units;
  const inputPorts = inventory.units['input-port'];
  return total(
    drawn.map(({ kind, cost: { areaUm2, energyPj } }) => {
      switch (kind) {
        case 'column':
          return { areaUm2, energyPj };
        case 'output-stage':
          return { areaUm2: (areaUm2 * requantizer) / lane, energyPj: energyPj / request.products };
        default:
          return { areaUm2: (areaUm2 * inputPorts) / lane, energyPj: energyPj / column };
      }
    }),
  );
}

const nothing: BlockCost = { areaUm2: 0, energyPj: 0 };

function scaled({ areaUm2, energyPj }: BlockCost, count: number): BlockCost {
  return { areaUm2: count * areaUm2, energyPj: count * energyPj };
}

function total(costs: readonly BlockCost[]): BlockCost {
  return costs.reduce(
    (sum, { areaUm2, energyPj }) => ({ areaUm2: sum.areaUm2 + areaUm2, energyPj: sum.energyPj + energyPj }),
    nothing,
  );
}
