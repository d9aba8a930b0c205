import type { OperandCoding } from '../../../explore/quantization-plan';
import type { LayerDimensions } from '../../layer-dimensions';
import { type ComposedSlices, composedBits, composedSlices } from '../../placements/parts/composed-slices';
import { integerBits } from '../../placements/parts/integer-bits';
import type {
  Inventory,
  LayerMapping,
  LayerWidths,
  Machine,
  MultipliedCodes,
  OnChipOperands,
  Support,
  Transfer,
} from '../accelerator';
import { dramReadWords } from '../dram-traffic';
import { checkTile } from './check-tile';
import type { ComposableParams } from './composable-params';
import { plainCodes } from './multiplied-codes';
import { alongSides } from './resizings';
import { bitsPerKilobyte, transfer } from './transfer';

const engines = 16;
const widestInteger = 16;
/** Assumed. */
const banks = { weights: 8, inputs: 4, outputs: 4 } as const;

/** Integers of up to 16 bits, emulated by the next wider ones where they do not fill their slices. */
export function composableSupport(codings: readonly OperandCoding[]): Support {
  if (codings.some(({ format }) => format.kind !== 'integer-grid')) {
    return { kind: 'unsupported', reason: 'codes that are no integers' };
  }
  const widths = codings.map(({ format }) => integerBits(format));
  if (Math.max(...widths) > widestInteger) {
    return { kind: 'unsupported', reason: `codes whose integers are wider than ${widestInteger} bits` };
  }
  const factor = widths.reduce((product, bits) => (product * composedBits(bits)) / bits, 1);
  return factor === 1
    ? { kind: 'native' }
    : { kind: 'emulated', factor, reason: 'integers are multiplied as ones of 2, 4, 8 or 16 bits' };
}

/** A weight-stationary array of composable units: products of an output along the rows, outputs along the columns. */
export function composableMachine(params: ComposableParams): Machine {
  return {
    inventory: inventoryOf(params),
    resizing: alongSides(params, (sides) => composableMachine({ ...params, ...sides })),
    map: (layer, widths, onChip, codes = plainCodes(widths)) =>
      mapLayer(params, layer, widths, onChip, codes),
  };
}

function inventoryOf(params: ComposableParams): Inventory {
  const { rows, columns, engineLanes, requantizers } = params;
  const sliceLanes = engines * engineLanes;
  const buffer = (id: keyof typeof banks, kilobytes: number) => ({
    banks: banks[id],
    kilobytesPerBank: kilobytes / banks[id],
  });
  return {
    clockHz: params.clockMhz * 1e6,
    dramBytesPerSecond: params.dramGigabytesPerSecond * 1e9,
    units: {
      lane: rows * columns * sliceLanes,
      'adder-tree': rows * columns,
      column: rows * columns,
      'input-port': rows * sliceLanes,
      requantizer: requantizers,
      pooler: requantizers,
    },
    buffers: {
      'buffer-weights': buffer('weights', params.weightBufferKb),
      'buffer-inputs': buffer('inputs', params.inputBufferKb),
      'buffer-outputs': buffer('outputs', params.outputBufferKb),
    },
    residency: params.residency,
    macroFactor: params.macroFactor,
    reductionLanes: sliceLanes,
    minimumMultiplierBits: 1,
    operandScaleBits: null,
    operandFlow: { weights: 'stationary', clocksIdleLanes: !params.clockGating },
    laneClass: { kind: 'composable', engineLanes },
  };
}

/**
 * With units of U = engineLanes x groups products: groups of a convolution x positions x ceil(products / (rows U)) x
 * ceil(outputs / columns) x passes cycles.
 */
function mapLayer(
  params: ComposableParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { weights, inputs }: MultipliedCodes,
): LayerMapping {
  const { rows, columns, engineLanes, requantizers } = params;
  const slices = composedSlices(integerBits(weights), integerBits(inputs));
  checkTiles(params, widths, slices);
  const rowFolds = Math.ceil(layer.products / (rows * engineLanes * slices.groups));
  const columnFolds = Math.ceil(layer.outputChannelsPerGroup / columns);
  const computeCycles = layer.groups * layer.outputPositions * rowFolds * columnFolds * slices.passes;
  const lanes = rows * columns * engineLanes * engines;
  return {
    computeCycles,
    fillCycles: rows + columns,
    requantizationCycles: Math.ceil(layer.outputWords / requantizers),
    utilisation: (layer.macs * slices.perProduct) / (computeCycles * lanes),
    laneCyclesPerProduct: slices.perProduct,
    transfers: transfersOf(params, layer, widths, onChip, { slices, rowFolds, columnFolds }),
    activity: activityOf(params, layer, slices, { computeCycles, columnFolds }),
  };
}

/** Units work whole, for as many products as they hold; lanes are counted by product. */
function activityOf(
  { rows, columns, engineLanes, clockGating }: ComposableParams,
  layer: LayerDimensions,
  { perProduct, groups, passes }: ComposedSlices,
  { computeCycles, columnFolds }: { readonly computeCycles: number; readonly columnFolds: number },
): LayerMapping['activity'] {
  const sliceLanes = engines * engineLanes;
  const unitCycles = layer.outputWords * Math.ceil(layer.products / (engineLanes * groups)) * passes;
  const words = layer.groups * layer.outputPositions * layer.products * columnFolds;
  const busyUnits = clockGating ? unitCycles : computeCycles * rows * columns;
  // Registers of a unit are clocked together, at the rate of a lane's products when it is full.
  const clockedLanes = (busyUnits * sliceLanes) / perProduct;
  return {
    lane: { active: layer.macs, clocked: clockedLanes },
    'adder-tree': { active: layer.macs / sliceLanes, clocked: clockedLanes / sliceLanes },
    column: { active: unitCycles, clocked: busyUnits },
    'input-port': { active: words, clocked: words },
    requantizer: { active: layer.outputWords, clocked: layer.outputWords },
    pooler: { active: layer.poolComparisons, clocked: layer.poolComparisons },
  };
}

/** Half of each buffer holds what enters the array in a cycle: the weights of a row, one position's inputs, a row of sums. */
function checkTiles(params: ComposableParams, widths: LayerWidths, { groups }: ComposedSlices): void {
  const { rows, columns, engineLanes, weightBufferKb, inputBufferKb, outputBufferKb } = params;
  const unit = engineLanes * groups;
  checkTile({ key: 'weightBufferKb', kilobytes: weightBufferKb, bits: columns * unit * widths.weights });
  checkTile({ key: 'inputBufferKb', kilobytes: inputBufferKb, bits: rows * unit * widths.inputs });
  checkTile({ key: 'outputBufferKb', kilobytes: outputBufferKb, bits: columns * widths.partialSums });
}

interface Folds {
  readonly slices: ComposedSlices;
  readonly rowFolds: number;
  readonly columnFolds: number;
}

/**
 * Weights enter once and wait while all positions pass; inputs enter once per fold of outputs. Sums that take several
 * folds go through the output buffer; finished ones are pooled, written once and stream on from there.
 */
function transfersOf(
  params: ComposableParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { slices, rowFolds, columnFolds }: Folds,
): readonly Transfer[] {
  const { rows, columns, engineLanes } = params;
  const halfBits = (kilobytes: number) => (kilobytes * bitsPerKilobyte) / 2;
  const halves = { weights: halfBits(params.weightBufferKb), inputs: halfBits(params.inputBufferKb) };
  const fromDram = dramReadWords(layer, widths, halves, onChip);
  const arriving = onChip.inputs ? layer.inputWords : fromDram.inputs;
  const unit = engineLanes * slices.groups;
  const perBank = (words: number, count: number) => Math.max(1, Math.floor(words / count));
  const weightRow = perBank(columns * unit, banks.weights);
  const inputRow = perBank(rows * unit, banks.inputs);
  const sumRow = perBank(columns, banks.outputs);
  const inputReads = layer.groups * layer.outputPositions * layer.products * columnFolds;
  const spilled = layer.outputWords * (rowFolds - 1);
  return [
    transfer('dram', 'weights', 'reads', fromDram.weights, widths.weights, 1),
    transfer('dram', 'inputs', 'reads', fromDram.inputs, widths.inputs, 1),
    transfer('dram', 'outputs', 'writes', onChip.outputs ? 0 : layer.pooledWords, widths.outputs, 1),
    transfer('buffer-weights', 'weights', 'writes', fromDram.weights, widths.weights, weightRow),
    transfer('buffer-inputs', 'inputs', 'writes', arriving, widths.inputs, inputRow),
    transfer('buffer-weights', 'weights', 'reads', layer.weightWords, widths.weights, weightRow),
    transfer('buffer-inputs', 'inputs', 'reads', inputReads, widths.inputs, inputRow),
    transfer('buffer-outputs', 'outputs', 'reads', spilled, widths.partialSums, sumRow),
    transfer('buffer-outputs', 'outputs', 'writes', spilled, widths.partialSums, sumRow),
    transfer('buffer-outputs', 'outputs', 'writes', layer.pooledWords, widths.outputs, sumRow),
  ];
}
