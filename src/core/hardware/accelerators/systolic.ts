import type { LayerDimensions } from '../layer-dimensions';
import type { BankedBuffer } from '../memory/buffer';
import type {
  Accelerator,
  Inventory,
  LayerMapping,
  LayerWidths,
  Machine,
  OnChipOperands,
  Transfer,
} from './accelerator';
import { dramReadWords } from './dram-traffic';
import { checkTile } from './parts/check-tile';
import { readDatapathWidth } from './parts/common-params';
import { datapathSupport, minimumMultiplierBits } from './parts/fixed-width-support';
import { type FoldedProduct, foldProduct } from './parts/fold-product';
import { alongSides } from './parts/resizings';
import { bitsPerKilobyte, transfer } from './parts/transfer';
import { readSystolicParams, type SystolicParams, systolicDeclaration } from './systolic-params';

/** Words of one row of a bank, which serves as many rows or columns of the array as it is declared. */
const portsPerBank = 8;
/** The largest bank of the memory table. */
const largestBankKilobytes = 1024;

/**
 * An array of rows x columns elements, each a multiplier, an adder and the registers between neighbours: operands enter at
 * the left and at the top, sums leave at the bottom (`samajdar-2018`). A convolution runs as the matrix product of its
 * windows and filters, groups one after the other.
 */
export const systolic: Accelerator = {
  ...systolicDeclaration,
  supports: (codings, values) => datapathSupport(codings, readDatapathWidth(values)),
  configure: (values) => {
    const params = readSystolicParams(values);
    return configure({ ...params, declared: params });
  },
};

/** Sides of an array, and of the one that its buffers are made for. */
interface SizedParams extends SystolicParams {
  readonly declared: Pick<SystolicParams, 'rows' | 'columns'>;
}

/** Grown, it has the banks that are declared, with longer rows. */
function configure(params: SizedParams): Machine {
  return {
    inventory: inventoryOf(params),
    resizing: alongSides(params, (sides) => configure({ ...params, ...sides })),
    map: (layer, widths, onChip) => mapLayer(params, layer, widths, onChip),
  };
}

function inventoryOf(params: SizedParams): Inventory {
  const { rows, columns, requantizers, declared } = params;
  const inputsWait = params.dataflow === 'input-stationary';
  const elements = rows * columns;
  return {
    clockHz: params.clockMhz * 1e6,
    dramBytesPerSecond: params.dramGigabytesPerSecond * 1e9,
    units: {
      lane: elements,
      'adder-tree': elements,
      column: elements,
      'input-port': inputsWait ? columns : rows,
      requantizer: requantizers,
      pooler: requantizers,
    },
    residency: params.residency,
    buffers: {
      'buffer-weights': banked(params.weightBufferKb, inputsWait ? declared.rows : declared.columns),
      'buffer-inputs': banked(params.inputBufferKb, inputsWait ? declared.columns : declared.rows),
      'buffer-outputs': banked(params.outputBufferKb, declared.columns),
    },
    macroFactor: params.macroFactor,
    reductionLanes: 1,
    minimumMultiplierBits: minimumMultiplierBits(params.datapathWidth),
    operandScaleBits: params.operandScale === 'eight-bit' ? 8 : null,
    operandFlow: {
      weights: params.dataflow === 'weight-stationary' ? 'stationary' : 'streaming',
      inputs: inputsWait ? 'stationary' : 'streaming',
      clocksIdleLanes: !params.clockGating,
      handsOnInputs: true,
    },
  };
}

function banked(kilobytes: number, ports: number): BankedBuffer {
  const banks = Math.max(Math.ceil(ports / portsPerBank), Math.ceil(kilobytes / largestBankKilobytes));
  return { banks, kilobytesPerBank: kilobytes / banks };
}

/** A bank serves as many more ports as the array has grown. */
function wordsPerRow(ports: number, declaredPorts: number): number {
  return Math.max(portsPerBank, Math.ceil(ports / Math.ceil(declaredPorts / portsPerBank)));
}

function mapLayer(
  params: SizedParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
): LayerMapping {
  const { rows, columns, dataflow, requantizers } = params;
  const product = foldProduct(params, layer);
  checkTiles(params, product, widths);
  const { computeCycles } = product;
  return {
    computeCycles,
    // The register behind the array; nothing overlaps the last sums of an output-stationary array on their way down.
    fillCycles: dataflow === 'output-stationary' ? rows + 1 : 1,
    requantizationCycles: Math.ceil(layer.outputWords / requantizers),
    utilisation: layer.macs / (computeCycles * rows * columns),
    transfers: transfersOf(params, layer, widths, onChip, product),
    activity: activityOf(params, layer, product),
  };
}

/** An element adds its product to the sum that passes or waits: it is a column of one lane. */
function activityOf(
  { rows, columns, clockGating }: SystolicParams,
  layer: LayerDimensions,
  { computeCycles, left, top, preloadSteps, drainSteps }: FoldedProduct,
): LayerMapping['activity'] {
  const { macs, outputWords, poolComparisons } = layer;
  const [inputs, ports] = left.operand === 'inputs' ? [left.words, rows] : [top.words, columns];
  const everyElement = computeCycles * rows * columns;
  const clocked = clockGating
    ? { lane: macs + preloadSteps, column: macs + drainSteps, port: inputs }
    : { lane: everyElement, column: everyElement, port: computeCycles * ports };
  return {
    lane: { active: macs, clocked: clocked.lane },
    'adder-tree': { active: macs, clocked: macs },
    column: { active: macs, clocked: clocked.column },
    'input-port': { active: inputs, clocked: clocked.port },
    requantizer: { active: outputWords, clocked: outputWords },
    pooler: { active: poolComparisons, clocked: poolComparisons },
  };
}

/** Half of each buffer holds what enters, or leaves, side by side; that of the weights all that wait in the array. */
function checkTiles(
  params: SystolicParams,
  { left, top, sumColumns }: FoldedProduct,
  widths: LayerWidths,
): void {
  const { weightBufferKb, inputBufferKb, outputBufferKb, dataflow } = params;
  const waiting = dataflow === 'output-stationary' ? 1 : left.ports;
  const leftBits = left.ports * widths[left.operand];
  const topBits = top.ports * waiting * widths[top.operand];
  const [weightBits, inputBits] = left.operand === 'weights' ? [leftBits, topBits] : [topBits, leftBits];
  checkTile({ key: 'weightBufferKb', kilobytes: weightBufferKb, bits: weightBits });
  checkTile({ key: 'inputBufferKb', kilobytes: inputBufferKb, bits: inputBits });
  checkTile({ key: 'outputBufferKb', kilobytes: outputBufferKb, bits: sumColumns * widths.partialSums });
}

/**
 * Operands are read once per fold that they enter. Sums that take several folds go through the output buffer; finished
 * ones are pooled, written once and stream on from there: to DRAM or, where they stay on the chip, to the input buffer.
 */
function transfersOf(
  params: SizedParams,
  layer: LayerDimensions,
  widths: LayerWidths,
  onChip: OnChipOperands,
  { left, top, sumFolds, sumColumns }: FoldedProduct,
): readonly Transfer[] {
  const halfBits = (kilobytes: number) => (kilobytes * bitsPerKilobyte) / 2;
  const halves = { weights: halfBits(params.weightBufferKb), inputs: halfBits(params.inputBufferKb) };
  const fromDram = dramReadWords(layer, widths, halves, onChip);
  const arriving = onChip.inputs ? layer.inputWords : fromDram.inputs;
  const spilled = layer.outputWords * (sumFolds - 1);
  const { rows, columns, declared } = params;
  const leftRow = wordsPerRow(rows, declared.rows);
  const topRow = wordsPerRow(columns, declared.columns);
  const rowOf = (operand: 'weights' | 'inputs') => (left.operand === operand ? leftRow : topRow);
  const sumsPerRow = Math.min(topRow, sumColumns);
  return [
    transfer('dram', 'weights', 'reads', fromDram.weights, widths.weights, 1),
    transfer('dram', 'inputs', 'reads', fromDram.inputs, widths.inputs, 1),
    transfer('dram', 'outputs', 'writes', onChip.outputs ? 0 : layer.pooledWords, widths.outputs, 1),
    transfer('buffer-weights', 'weights', 'writes', fromDram.weights, widths.weights, rowOf('weights')),
    transfer('buffer-inputs', 'inputs', 'writes', arriving, widths.inputs, rowOf('inputs')),
    ...[left, top].map(({ operand, words, ports }) =>
      transfer(
        `buffer-${operand}`,
        operand,
        'reads',
        words,
        widths[operand],
        Math.min(rowOf(operand), ports),
      ),
    ),
    transfer('buffer-outputs', 'outputs', 'reads', spilled, widths.partialSums, sumsPerRow),
    transfer('buffer-outputs', 'outputs', 'writes', spilled, widths.partialSums, sumsPerRow),
    transfer('buffer-outputs', 'outputs', 'writes', layer.pooledWords, widths.outputs, sumsPerRow),
  ];
}
