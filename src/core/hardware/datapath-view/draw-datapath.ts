import type { QuantizedLayer } from '../../explore/quantization-plan';
import { columnPlace, inputSumPlace, preStagePlace, recoderPlace } from '../cost/pricing/block-places';
import type { ColumnUnit, Recoder } from '../cost/pricing/column-unit';
import type { BlockPlace } from '../cost/pricing/netlist-prices';
import type { MeasuredUnit } from '../datapaths/measured-unit';
import { stageNetlist } from '../datapaths/stage-netlists';
import { unitFigures } from '../datapaths/unit-figures';
import { type BlockName, blockNames } from '../gates/netlist';
import type { WordLogic } from '../gates/word-logic';
import type { HardwareConfiguration } from '../hardware-configuration';
import type {
  BlockCost,
  DatapathDrawing,
  DrawnBlock,
  DrawnUnit,
  DrawnUnitKind,
  OperandSide,
} from './drawing';
import { type Blocks, macShare, placedCost, shared, total } from './drawn-costs';
import { columnDesign, type LayerUnits, layerUnits, plainUnits, widthsOf } from './layer-units';
import { macCost, outputStagePlace } from './mac-cost';
import { placeBlocks } from './place-blocks';

/**
 * Draws the datapath of one layer on a machine: which blocks of gates there are, what each takes in and hands on, its area
 * and its energy under synthetic operands at the machine's node and supply, and what of it differs from plain fixed point with codes as wide. One drawing
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
    whole: macCost(units, column),
    plain: macCost(plain, plainColumn),
  };
}

/** What words pass on their way down stands above: words of inputs pass the recoder of the weights. */
const recoderPlaces = ['input-port', 'lane'] as const;

function unitsOf(units: LayerUnits, column: ColumnUnit): readonly DrawnUnit[] {
  const { inputSum, outputStage } = units;
  return [
    ...recoderPlaces.flatMap((at) =>
      column.recoders.filter(({ place }) => place === at).map((recoder) => drawRecoder(units, recoder)),
    ),
    ...(column.preStage ? [drawStage(units, 'input-port', column.preStage, preStagePlace)] : []),
    drawLanes(units, column),
    ...(inputSum ? [drawStage(units, 'input-sum', inputSum, inputSumPlace)] : []),
    ...(outputStage ? [drawStage(units, 'output-stage', outputStage, outputStagePlace)] : []),
  ];
}

function drawLanes(units: LayerUnits, column: ColumnUnit): DrawnUnit {
  const { accumulatorBits } = units.plan.sums;
  const size = { lanes: units.options.reductionLanes, accumulatorBits };
  return drawUnit('column', column.lanes, columnDesign(units, column).design, (name, figures) => {
    const place = columnPlace(name, column, size);
    return shared(placedCost(units, name, figures, place), macShare(units, column, place.unit));
  });
}

function drawRecoder(units: LayerUnits, recoder: Recoder): DrawnUnit {
  if (recoder.place === 'input-port') {
    return drawStage(units, 'input-recoder', recoder.unit, recoderPlace(recoder));
  }
  const drawn = drawStage(units, 'weight-recoder', recoder.unit, recoderPlace(recoder));
  return { ...drawn, blocks: drawn.blocks.map(ofWeights) };
}

/** A recoder is the same in front of either operand, and calls its own `x`. */
function ofWeights(block: DrawnBlock): DrawnBlock {
  const side = (own: OperandSide): OperandSide => (own === 'inputs' ? 'weights' : own);
  const inputs = block.inputs.map((wire) => ({
    ...wire,
    from: wire.from === 'x' ? 'w' : wire.from,
    side: side(wire.side),
  }));
  return { ...block, side: side(block.side), inputs };
}

function drawStage(units: LayerUnits, kind: DrawnUnitKind, unit: MeasuredUnit, place: BlockPlace): DrawnUnit {
  if (unit.kind === 'lanes') throw new RangeError(`${kind} of lanes`);
  const { design } = stageNetlist(unit);
  return drawUnit(kind, unit, design, (name, figures) => placedCost(units, name, figures, place));
}

function drawUnit(
  kind: DrawnUnitKind,
  unit: MeasuredUnit,
  design: { describe(logic: WordLogic): void },
  costOf: (name: BlockName, figures: Blocks) => BlockCost,
): DrawnUnit {
  const { blocks: figures } = unitFigures(unit);
  const present = new Set(blockNames.filter((name) => figures[name] !== undefined));
  const placed = placeBlocks(design, present);
  const blocks = placed.blocks.map(
    (place): DrawnBlock => ({ ...place, cost: costOf(place.name, figures), difference: 'none', plain: null }),
  );
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
