import type { ParamValues } from '../../parameters/param-spec';
import type { CodeArray } from '../../quantization/encode';
import type { MultipliedCodes } from '../accelerators/accelerator';
import { readLaconicParams } from '../accelerators/laconic-params';
import type { LayerDimensions } from '../layer-dimensions';
import type { TermPairs } from '../terms/term-pairs';
import type {
  ArrayProgress,
  CellWork,
  LoopState,
  MachineSchedule,
  Product,
  TermWork,
} from './machine-schedule';
import { type SampleOperands, sampleOperands } from './sample-operands';
import { type TermSteps, type TiledNest, termSteps, tiledNest } from './term-steps';
import { countBelow } from './whole-division';

interface StepPlace {
  readonly group: number;
  readonly filterBlock: number;
  readonly positionBlock: number;
  /** Step of the window. */
  readonly step: number;
}

/**
 * Laconic's array, seen at the lanes that wait for each other in the first tile and at its first window: a row of cells is
 * a lane of the columns of several filters, or of one where each column begins its steps alone; all others are taken to
 * keep pace. From outside to inside: groups, blocks of filters, blocks of positions, kernel positions, blocks of input
 * channels, pairs of terms. A step's products count when it ends.
 */
export function laconicSchedule(
  params: ParamValues,
  layer: LayerDimensions,
  codes: MultipliedCodes,
  weightCodes: CodeArray | null,
): MachineSchedule {
  const nest = tiledNest(readLaconicParams(params), layer);
  const steps = termSteps(nest, operandsOf(layer, codes, weightCodes));
  const { computeCycles } = steps;
  return {
    rows: nest.lanes,
    columns: nest.columns,
    computeCycles,
    progressAfter: (arrayCycles) => progressOf(nest, steps, arrayCycles),
    loopsAt: (cycle) => (cycle < computeCycles ? loopsOf(nest, steps, cycle) : []),
    phaseAt: (cycle) => (cycle < computeCycles ? 'multiply' : 'empty'),
    cellAt: (cycle, row, column) =>
      cycle < computeCycles ? cellOf(nest, steps, cycle, row, column) : { kind: 'idle', reason: 'over' },
    busyIn: (cycle, block) => {
      let busy = 0;
      if (cycle >= computeCycles) return busy;
      for (let row = block.row; row < block.row + block.rows; row++) {
        for (let column = block.column; column < block.column + block.columns; column++) {
          if (cellOf(nest, steps, cycle, row, column).kind === 'multiply') busy++;
        }
      }
      return busy;
    },
  };
}

/** Pairs of terms of the codes that the view takes, as the machine's mapping takes them. */
export function sampledTermPairs(
  params: ParamValues,
  layer: LayerDimensions,
  codes: MultipliedCodes,
  weightCodes: CodeArray | null,
): TermPairs {
  const nest = tiledNest(readLaconicParams(params), layer);
  return termSteps(nest, operandsOf(layer, codes, weightCodes)).termPairs;
}

function operandsOf(
  { inputChannelsPerGroup, outputChannelsPerGroup, groups }: LayerDimensions,
  codes: MultipliedCodes,
  weightCodes: CodeArray | null,
): SampleOperands {
  const sizes = { inputChannelsPerGroup, outputChannelsPerGroup, groups };
  return sampleOperands(codes, weightCodes && { codes: weightCodes, ...sizes });
}

function placeOf({ windowSteps, positionBlocks, filterBlocks }: TiledNest, step: number): StepPlace {
  const window = Math.floor(step / windowSteps);
  const block = Math.floor(window / positionBlocks);
  return {
    group: Math.floor(block / filterBlocks),
    filterBlock: block % filterBlocks,
    positionBlock: window % positionBlocks,
    step: step % windowSteps,
  };
}

function progressOf(nest: TiledNest, steps: TermSteps, cycles: number): ArrayProgress {
  const { layer, lanes, windows, filters, allFilters, inputBlocks, blockSteps, filterBlocks } = nest;
  const isOver = cycles >= steps.computeCycles;
  const now = isOver ? null : steps.stepAt(cycles);
  const ended = now ? now.step : layer.groups * filterBlocks * blockSteps;
  const begun = now && now.start < cycles ? ended + 1 : ended;
  const { group, filterBlock, positionBlock, step } = placeOf(nest, ended);
  const channels = layer.inputChannelsPerGroup;
  const inputsDone = Math.floor(step / inputBlocks) * channels + (step % inputBlocks) * lanes;
  const finishedFilters = group * layer.outputChannelsPerGroup + filterBlock * allFilters;
  const activeFilters = isOver
    ? 0
    : countBelow(filterBlock * allFilters, allFilters, layer.outputChannelsPerGroup);
  const finishedPositions = positionBlock * windows;
  const activePositions = countBelow(finishedPositions, windows, layer.outputPositions);
  const ofFilter = finishedPositions * layer.products + activePositions * inputsDone;
  return {
    macs: finishedFilters * layer.outputPositions * layer.products + activeFilters * ofFilter,
    finishedOutputs: finishedFilters * layer.outputPositions + activeFilters * finishedPositions,
    weightReads: tileSteps(nest, begun) * filters * lanes,
    inputReads: begun * windows * lanes,
    spilledWrites: 0,
    spilledReads: 0,
  };
}

/** The first steps, each times the tiles that have a filter in it. */
function tileSteps(nest: TiledNest, steps: number): number {
  const { layer, filters, allFilters, filterBlocks, blockSteps } = nest;
  const block = Math.floor(steps / blockSteps);
  const tilesOfGroup = Math.ceil(layer.outputChannelsPerGroup / filters);
  const before = (block % filterBlocks) * (allFilters / filters);
  const tiles = Math.min(allFilters / filters, tilesOfGroup - before);
  return (
    (Math.floor(block / filterBlocks) * tilesOfGroup + before) * blockSteps + (steps % blockSteps) * tiles
  );
}

function loopsOf(nest: TiledNest, steps: TermSteps, cycle: number): readonly LoopState[] {
  const { step, start, cycles } = steps.stepAt(cycle);
  const place = placeOf(nest, step);
  const { layer, inputBlocks, filterBlocks, positionBlocks } = nest;
  return [
    { loop: 'group', index: place.group, count: layer.groups },
    { loop: 'output-block', index: place.filterBlock, count: filterBlocks },
    { loop: 'position-block', index: place.positionBlock, count: positionBlocks },
    { loop: 'kernel', index: Math.floor(place.step / inputBlocks), count: layer.kernelPositions },
    { loop: 'input-block', index: place.step % inputBlocks, count: inputBlocks },
    { loop: 'term', index: cycle - start, count: cycles },
  ];
}

function cellOf(nest: TiledNest, steps: TermSteps, cycle: number, lane: number, column: number): CellWork {
  const { layer, lanes, windows, allFilters, inputBlocks } = nest;
  const { step, start, cycles } = steps.stepAt(cycle);
  const place = placeOf(nest, step);
  const outputChannel = place.filterBlock * allFilters + column;
  const inputChannel = (place.step % inputBlocks) * lanes + lane;
  if (outputChannel >= layer.outputChannelsPerGroup || inputChannel >= layer.inputChannelsPerGroup) {
    return { kind: 'idle', reason: 'edge' };
  }
  const kernel = Math.floor(place.step / inputBlocks);
  const added = countBelow((place.step % inputBlocks) * lanes, lanes, layer.inputChannelsPerGroup);
  const product: Product = {
    group: place.group,
    position: place.positionBlock * windows,
    outputChannel,
    kernel,
    inputChannel,
    addedProducts: kernel * layer.inputChannelsPerGroup + (place.step % inputBlocks) * lanes + added,
  };
  const { weight, input } = steps.codesAt(step, lane, column);
  const terms: TermWork = {
    weightCode: weight.code,
    inputCode: input.code,
    pairs: weight.terms * input.terms,
    elapsed: cycle - start + 1,
    cycles,
  };
  return { kind: terms.elapsed <= terms.pairs ? 'multiply' : 'ready', product, terms };
}
