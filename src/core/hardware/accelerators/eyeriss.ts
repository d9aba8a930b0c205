import { canonicalJson } from '../../hash';
import type { LayerDimensions } from '../layer-dimensions';
import type { Accelerator, Inventory, LayerMapping, Machine, OnChipOperands } from './accelerator';
import { type EyerissParams, eyerissDeclaration, readEyerissParams } from './eyeriss-params';
import { eyerissSchedule, eyerissWordBits } from './parts/eyeriss-schedule';
import { eyerissTransfers } from './parts/eyeriss-transfers';
import { fixedWidthSupport } from './parts/fixed-width-support';
import { pipelineStages } from './parts/pipeline-stages';
import { alongSides } from './parts/resizings';
import type { RowStationarySchedule } from './parts/row-stationary';
import { setCycles } from './parts/row-stationary-sets';
import { bytesPerKilobyte } from './parts/transfer';

/** Words in a row of the buffer, which it delivers in a cycle: 64 bits. */
const wordsPerRow = 4;
const kilobytesPerBank = 4;

/**
 * Eyeriss (`chen-2017`): elements with memories of their own, in which a row of weights stays while a row of inputs passes;
 * sums go from element to element. Everything is a word of 16 bits. Multipliers and scratchpads keep still at zero inputs.
 */
export const eyeriss: Accelerator = {
  ...eyerissDeclaration,
  supports: (codings) => fixedWidthSupport(codings, eyerissWordBits),
  configure: (values) => configure(readEyerissParams(values)),
};

function configure(params: EyerissParams): Machine {
  const schedules = new Map<string, RowStationarySchedule>();
  const scheduleOf = (layer: LayerDimensions): RowStationarySchedule => {
    const key = canonicalJson(layer);
    const known = schedules.get(key) ?? eyerissSchedule(params, layer);
    schedules.set(key, known);
    return known;
  };
  return {
    inventory: inventoryOf(params),
    resizing: alongSides(params, (sides) => configure({ ...params, ...sides })),
    map: (layer, _, onChip, codes) =>
      mapLayer(params, layer, { schedule: scheduleOf(layer), onChip, zeroInputs: codes?.zeroInputs ?? 0 }),
  };
}

function inventoryOf(params: EyerissParams): Inventory {
  const elements = params.rows * params.columns;
  const bank = (kilobytes: number, share: number) => {
    const banks = Math.max(1, Math.ceil((kilobytes * share) / kilobytesPerBank));
    return { banks, kilobytesPerBank: (kilobytes * share) / banks };
  };
  const scratchpad = (bytes: number) => ({ banks: elements, kilobytesPerBank: bytes / bytesPerKilobyte });
  return {
    clockHz: params.clockMhz * 1e6,
    dramBytesPerSecond: params.dramGigabytesPerSecond * 1e9,
    units: {
      lane: elements,
      'adder-tree': elements,
      column: elements,
      'input-port': elements,
      requantizer: params.requantizers,
      pooler: params.requantizers,
    },
    residency: params.residency,
    buffers: {
      'buffer-weights': bank(params.weightBufferKb, 1),
      // What inputs and sums share counts half for each where a layer's are to stay.
      'buffer-inputs': bank(params.activationBufferKb, 0.5),
      'buffer-outputs': bank(params.activationBufferKb, 0.5),
    },
    elements: {
      scratchpads: {
        'scratchpad-weights': { ...scratchpad(params.weightScratchpadBytes), cell: 'sram' },
        'scratchpad-inputs': scratchpad(params.inputScratchpadBytes),
        'scratchpad-outputs': scratchpad(params.sumScratchpadBytes),
      },
      clocksHeldWords: true,
      pitchMm: params.elementPitchMm,
    },
    macroFactor: params.macroFactor,
    reductionLanes: 1,
    minimumMultiplierBits: eyerissWordBits,
    operandScaleBits: params.operandScale === 'eight-bit' ? 8 : null,
    operandFlow: { weights: 'streaming', clocksIdleLanes: !params.clockGating },
    zeroGating: true,
  };
}

interface LayerRun {
  readonly schedule: RowStationarySchedule;
  readonly onChip: OnChipOperands;
  readonly zeroInputs: number;
}

/** Weights are in the elements before a pass begins; inputs and sums come and go while it runs, a row each per cycle. */
function mapLayer(params: EyerissParams, layer: LayerDimensions, run: LayerRun): LayerMapping {
  const { passes, traffic } = run.schedule;
  const computeCycles = setCycles(passes, layer);
  const loadCycles = Math.ceil(traffic.bufferWeightReads / wordsPerRow);
  const rows =
    Math.max(traffic.bufferInputReads, 2 * traffic.spilledSums + 2 * layer.outputWords) / wordsPerRow;
  const waitCycles = Math.max(0, Math.ceil(rows) - computeCycles);
  return {
    computeCycles,
    fillCycles: loadCycles + waitCycles + pipelineStages,
    requantizationCycles: Math.ceil(layer.outputWords / params.requantizers),
    utilisation: layer.macs / (computeCycles * params.rows * params.columns),
    transfers: eyerissTransfers(params, layer, { ...run, wordsPerRow, wordBits: eyerissWordBits }),
    activity: activityOf(params, layer, run.schedule, computeCycles),
  };
}

/** An element adds its product to a sum of its own: it is a column of one lane, with inputs of its own. */
function activityOf(
  { rows, columns, clockGating }: EyerissParams,
  { macs, outputWords, poolComparisons }: LayerDimensions,
  { traffic }: RowStationarySchedule,
  computeCycles: number,
): LayerMapping['activity'] {
  const everyElement = computeCycles * rows * columns;
  const clocked = (work: number) => (clockGating ? work : everyElement);
  const inputs = traffic.scratchpadInputWrites;
  return {
    lane: { active: macs, clocked: clocked(macs) },
    'adder-tree': { active: macs, clocked: clocked(macs) },
    column: { active: macs, clocked: clocked(macs) },
    'input-port': { active: inputs, clocked: clocked(inputs) },
    requantizer: { active: outputWords, clocked: outputWords },
    pooler: { active: poolComparisons, clocked: poolComparisons },
  };
}
