import type { LaconicParams } from '../accelerators/laconic-params';
import type { LayerDimensions } from '../layer-dimensions';
import type { TermPairs } from '../terms/term-pairs';
import { type SampleCode, type SampleOperands, sampledWindows } from './sample-operands';
import { countBelow } from './whole-division';

/** The steps of a layer on tiles. A window of steps is the products of one output. */
export interface TiledNest {
  readonly layer: LayerDimensions;
  readonly lanes: number;
  readonly windows: number;
  /** Of one tile, and of all. */
  readonly filters: number;
  readonly allFilters: number;
  /** Columns, in the first tile and at its first window, whose lanes begin each step together. */
  readonly columns: number;
  readonly inputBlocks: number;
  readonly windowSteps: number;
  readonly positionBlocks: number;
  readonly filterBlocks: number;
  /** Of one block of filters of one group. */
  readonly blockSteps: number;
}

export function tiledNest(
  { tiles, filters, windows, lanes, waitingLanes }: LaconicParams,
  layer: LayerDimensions,
): TiledNest {
  const inputBlocks = Math.ceil(layer.inputChannelsPerGroup / lanes);
  const windowSteps = layer.kernelPositions * inputBlocks;
  const positionBlocks = Math.ceil(layer.outputPositions / windows);
  const allFilters = tiles * filters;
  return {
    layer,
    lanes,
    windows,
    filters,
    allFilters,
    columns: waitingLanes / lanes,
    inputBlocks,
    windowSteps,
    positionBlocks,
    filterBlocks: Math.ceil(layer.outputChannelsPerGroup / allFilters),
    blockSteps: positionBlocks * windowSteps,
  };
}

/** Two operands that meet in a lane. */
export interface MetCodes {
  readonly weight: SampleCode;
  readonly input: SampleCode;
}

/** When the steps of a layer begin, and what meets in them. */
export interface TermSteps {
  readonly computeCycles: number;
  /** What the machine's mapping takes these steps as. */
  readonly termPairs: TermPairs;
  /** The step of a cycle, its first cycle, and the cycles it takes. Steps count through all blocks and groups. */
  stepAt(cycle: number): { readonly step: number; readonly start: number; readonly cycles: number };
  /** Of columns that have a filter and lanes that have an input channel. */
  codesAt(step: number, lane: number, column: number): MetCodes;
}

/** Steps of one block of filters, as long as operands repeat. */
interface Pattern {
  /** Cycles of the first steps: one more than there are steps. */
  readonly cyclesBefore: Float64Array;
  readonly pairsBefore: Float64Array;
  readonly productsBefore: Float64Array;
}

/**
 * A step takes as many cycles as the product of most pairs of terms among the lanes that wait for each other, and one where
 * none has any. Operands repeat after `sampledWindows` windows, and with them the lengths of steps, so that the time of
 * any step is found without those before it.
 */
export function termSteps(nest: TiledNest, operands: SampleOperands): TermSteps {
  const { layer, filterBlocks, blockSteps, allFilters, columns } = nest;
  const codesAt = (step: number, lane: number, column: number): MetCodes =>
    codesOf(nest, operands, step % blockSteps, lane, column);
  const columnsOf = (block: number) => countBelow(block * allFilters, columns, layer.outputChannelsPerGroup);
  const full = patternOf(nest, codesAt, columnsOf(0));
  const isEven = columnsOf(filterBlocks - 1) === columnsOf(0);
  const last = isEven ? full : patternOf(nest, codesAt, columnsOf(filterBlocks - 1));
  const total = (of: (pattern: Pattern) => Float64Array) =>
    layer.groups * ((filterBlocks - 1) * before(of(full), blockSteps) + before(of(last), blockSteps));
  const fullCycles = before(full.cyclesBefore, blockSteps);
  const groupCycles = (filterBlocks - 1) * fullCycles + before(last.cyclesBefore, blockSteps);
  const computeCycles = layer.groups * groupCycles;
  const steps = layer.groups * filterBlocks * blockSteps;
  const mean = total(({ pairsBefore }) => pairsBefore) / total(({ productsBefore }) => productsBefore);
  return {
    computeCycles,
    termPairs: { mean, longest: meanLength(computeCycles, steps) },
    codesAt,
    stepAt: (cycle) => {
      const group = Math.floor(cycle / groupCycles);
      const inGroup = cycle % groupCycles;
      const block = Math.min(filterBlocks - 1, Math.floor(inGroup / fullCycles));
      const blockStart = group * groupCycles + block * fullCycles;
      const { cyclesBefore } = block === filterBlocks - 1 ? last : full;
      const step = lastNotAbove(cyclesBefore, cycle - blockStart);
      const start = before(cyclesBefore, step);
      return {
        step: (group * filterBlocks + block) * blockSteps + step,
        start: blockStart + start,
        cycles: before(cyclesBefore, step + 1) - start,
      };
    },
  };
}

/** The mean that, times the steps and rounded up, is the cycles: a quotient may be rounded up past them. */
function meanLength(cycles: number, steps: number): number {
  const mean = cycles / steps;
  return Math.ceil(steps * mean) === cycles ? mean : mean * (1 - Number.EPSILON);
}

function codesOf(
  { inputBlocks, windowSteps, lanes }: TiledNest,
  operands: SampleOperands,
  blockStep: number,
  lane: number,
  column: number,
): MetCodes {
  const kernel = Math.floor((blockStep % windowSteps) / inputBlocks);
  const channel = (blockStep % inputBlocks) * lanes + lane;
  return {
    weight: operands.weight(column, kernel, channel),
    input: operands.input(Math.floor(blockStep / windowSteps), kernel, channel),
  };
}

function patternOf(nest: TiledNest, codesAt: TermSteps['codesAt'], columns: number): Pattern {
  const { layer, lanes, inputBlocks, windowSteps, positionBlocks } = nest;
  const steps = windowSteps * Math.min(sampledWindows, positionBlocks);
  const pattern = {
    cyclesBefore: new Float64Array(steps + 1),
    pairsBefore: new Float64Array(steps + 1),
    productsBefore: new Float64Array(steps + 1),
  };
  for (let step = 0; step < steps; step++) {
    const busyLanes = countBelow((step % inputBlocks) * lanes, lanes, layer.inputChannelsPerGroup);
    let [longest, sum] = [1, 0];
    for (let column = 0; column < columns; column++) {
      for (let lane = 0; lane < busyLanes; lane++) {
        const { weight, input } = codesAt(step, lane, column);
        const pairs = weight.terms * input.terms;
        longest = Math.max(longest, pairs);
        sum += pairs;
      }
    }
    pattern.cyclesBefore[step + 1] = (pattern.cyclesBefore[step] as number) + longest;
    pattern.pairsBefore[step + 1] = (pattern.pairsBefore[step] as number) + sum;
    pattern.productsBefore[step + 1] = (pattern.productsBefore[step] as number) + busyLanes * columns;
  }
  return pattern;
}

/** Sum over the first `count` of steps that repeat. */
function before(sums: Float64Array, count: number): number {
  const period = sums.length - 1;
  return Math.floor(count / period) * (sums[period] as number) + (sums[count % period] as number);
}

/** The last of repeating steps that begins at `value` or before. */
function lastNotAbove(sums: Float64Array, value: number): number {
  const period = sums.length - 1;
  const whole = sums[period] as number;
  const rest = value % whole;
  let [low, high] = [0, period];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) <= rest) low = middle;
    else high = middle;
  }
  return Math.floor(value / whole) * period + low;
}
