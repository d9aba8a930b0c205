import type { ParamValues } from '../../parameters/param-spec';
import { type DianNaoParams, readDianNaoParams } from '../accelerators/dian-nao-params';
import { bitsPerKilobyte } from '../accelerators/parts/transfer';
import type { LayerDimensions } from '../layer-dimensions';
import type { CellBlock, CellWork, LoopState, MachineSchedule, Product } from './machine-schedule';
import { countBelow } from './whole-division';

/** The loop nest with its sizes. A window is the products of one output, `windowSteps` array cycles. */
interface Nest {
  readonly layer: LayerDimensions;
  readonly inputLanes: number;
  readonly outputLanes: number;
  readonly inputBlocks: number;
  readonly outputBlocks: number;
  readonly windowSteps: number;
  /** Parts of a window that fit the input buffer, one after the other for all positions. */
  readonly chunks: number;
}

interface Place {
  readonly group: number;
  readonly outputBlock: number;
  readonly chunk: number;
  readonly position: number;
  /** Step of the window. */
  readonly step: number;
}

/**
 * DianNao's array: a row of cells is the lanes of one output, a column those of one input. From outside to inside: groups,
 * blocks of outputs, chunks of a window where it does not fit the input buffer, output positions, kernel positions,
 * blocks of input channels. A cycle is that in which operands enter the pipeline.
 */
export function dianNaoSchedule(
  params: ParamValues,
  layer: LayerDimensions,
  inputBits: number,
): MachineSchedule {
  const nest = nestOf(readDianNaoParams(params), layer, inputBits);
  const { inputLanes, outputLanes, inputBlocks, outputBlocks, windowSteps, chunks } = nest;
  const { groups, outputPositions, kernelPositions } = layer;
  const computeCycles = groups * outputPositions * outputBlocks * windowSteps;
  return {
    rows: outputLanes,
    columns: inputLanes,
    computeCycles,
    progressAfter: (arrayCycles) => progressOf(nest, Math.min(arrayCycles, computeCycles)),
    loopsAt: (cycle) => {
      if (cycle >= computeCycles) return [];
      const { group, outputBlock, chunk, position, step } = placeOf(nest, cycle);
      const loops: readonly LoopState[] = [
        { loop: 'group', index: group, count: groups },
        { loop: 'output-block', index: outputBlock, count: outputBlocks },
        { loop: 'input-chunk', index: chunk, count: chunks },
        { loop: 'position', index: position, count: outputPositions },
        { loop: 'kernel', index: Math.floor(step / inputBlocks), count: kernelPositions },
        { loop: 'input-block', index: step % inputBlocks, count: inputBlocks },
      ];
      return loops.filter(({ loop, count }) => loop !== 'input-chunk' || count > 1);
    },
    phaseAt: (cycle) => (cycle < computeCycles ? 'multiply' : 'empty'),
    cellAt: (cycle, row, column) =>
      cycle < computeCycles
        ? cellOf(nest, placeOf(nest, cycle), row, column)
        : { kind: 'idle', reason: 'over' },
    busyIn: (cycle, block) => (cycle < computeCycles ? busyCells(nest, placeOf(nest, cycle), block) : 0),
  };
}

function nestOf(
  { inputLanes, outputLanes, inputBufferKb }: DianNaoParams,
  layer: LayerDimensions,
  inputBits: number,
): Nest {
  const inputBlocks = Math.ceil(layer.inputChannelsPerGroup / inputLanes);
  return {
    layer,
    inputLanes,
    outputLanes,
    inputBlocks,
    outputBlocks: Math.ceil(layer.outputChannelsPerGroup / outputLanes),
    windowSteps: layer.kernelPositions * inputBlocks,
    chunks: Math.ceil((layer.products * inputBits) / (inputBufferKb * bitsPerKilobyte)),
  };
}

/** First step of a chunk; chunks differ by one step at most. */
function chunkStart({ windowSteps, chunks }: Nest, chunk: number): number {
  return Math.floor((chunk * windowSteps) / chunks);
}

function placeOf(nest: Nest, cycle: number): Place {
  const { layer, outputBlocks, windowSteps, chunks } = nest;
  const blockCycles = layer.outputPositions * windowSteps;
  const block = Math.floor(cycle / blockCycles);
  const inBlock = cycle % blockCycles;
  const reached = Math.floor(inBlock / layer.outputPositions);
  const chunk = Math.ceil(((reached + 1) * chunks) / windowSteps) - 1;
  const start = chunkStart(nest, chunk);
  const length = chunkStart(nest, chunk + 1) - start;
  const inChunk = inBlock - layer.outputPositions * start;
  return {
    group: Math.floor(block / outputBlocks),
    outputBlock: block % outputBlocks,
    chunk,
    position: Math.floor(inChunk / length),
    step: start + (inChunk % length),
  };
}

/** Inputs, and for each output products, of the first steps of a window. */
function inputsBefore({ layer, inputLanes, inputBlocks }: Nest, step: number): number {
  const channels = layer.inputChannelsPerGroup;
  return Math.floor(step / inputBlocks) * channels + (step % inputBlocks) * inputLanes;
}

function progressOf(nest: Nest, cycles: number): ReturnType<MachineSchedule['progressAfter']> {
  const { layer, inputLanes, outputLanes, chunks } = nest;
  const { outputPositions, products, outputChannelsPerGroup } = layer;
  const { group, outputBlock, chunk, position, step } = placeOf(nest, cycles);
  const finishedChannels = group * outputChannelsPerGroup + outputBlock * outputLanes;
  const active = countBelow(outputBlock * outputLanes, outputLanes, outputChannelsPerGroup);
  const start = chunkStart(nest, chunk);
  const before = inputsBefore(nest, start);
  const ofChunk = inputsBefore(nest, chunkStart(nest, chunk + 1)) - before;
  const ofBlock = outputPositions * before + position * ofChunk + inputsBefore(nest, step) - before;
  const isLast = chunk === chunks - 1;
  const written = chunk * outputPositions + (isLast ? 0 : position);
  const read = chunk === 0 ? 0 : (chunk - 1) * outputPositions + position + (step > start ? 1 : 0);
  return {
    macs: finishedChannels * outputPositions * products + active * ofBlock,
    finishedOutputs: finishedChannels * outputPositions + active * (isLast ? position : 0),
    weightReads: cycles * inputLanes * outputLanes,
    inputReads: cycles * inputLanes,
    spilledWrites: finishedChannels * outputPositions * (chunks - 1) + active * written,
    spilledReads: finishedChannels * outputPositions * (chunks - 1) + active * read,
  };
}

function cellOf(nest: Nest, place: Place, row: number, column: number): CellWork {
  const { layer, inputLanes, outputLanes, inputBlocks } = nest;
  const { group, outputBlock, position, step } = place;
  const outputChannel = outputBlock * outputLanes + row;
  const inputChannel = (step % inputBlocks) * inputLanes + column;
  if (outputChannel >= layer.outputChannelsPerGroup || inputChannel >= layer.inputChannelsPerGroup) {
    return { kind: 'idle', reason: 'edge' };
  }
  const product: Product = {
    group,
    position,
    outputChannel,
    kernel: Math.floor(step / inputBlocks),
    inputChannel,
    addedProducts: inputsBefore(nest, step + 1),
  };
  return { kind: 'multiply', product };
}

function busyCells(nest: Nest, { outputBlock, step }: Place, block: CellBlock): number {
  const { layer, inputLanes, outputLanes, inputBlocks } = nest;
  const firstOutput = outputBlock * outputLanes + block.row;
  const firstInput = (step % inputBlocks) * inputLanes + block.column;
  return (
    countBelow(firstOutput, block.rows, layer.outputChannelsPerGroup) *
    countBelow(firstInput, block.columns, layer.inputChannelsPerGroup)
  );
}
