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

/** The steps of a layer on the tiles of a term-serial machine. */
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
 * none has any. Inputs repeat after `sampledWindows` windows, and with them the lengths of a block's steps, so that the
 * time of any step is found without those before it.
 */
export function termSteps(nest: TiledNest, operands: SampleOperands): TermSteps {
  const { layer, filterBlocks, blockSteps } = nest;
  const codesAt = (step: number, lane: number, column: number): MetCodes =>
    codesOf(nest, operands, step, lane, column);
  const patterns = patternsOf(nest, operands.blocksDiffer, codesAt);
  const blockStarts = new Float64Array(patterns.length + 1);
  let [pairs, products] = [0, 0];
  for (const [block, { cyclesBefore, pairsBefore, productsBefore }] of patterns.entries()) {
    blockStarts[block + 1] = (blockStarts[block] as number) + before(cyclesBefore, blockSteps);
    pairs += before(pairsBefore, blockSteps);
    products += before(productsBefore, blockSteps);
  }
  const computeCycles = blockStarts[patterns.length] as number;
  const steps = layer.groups * filterBlocks * blockSteps;
  return {
    computeCycles,
    termPairs: { mean: pairs / products, longest: meanLength(computeCycles, steps) },
    codesAt,
    stepAt: (cycle) => {
      const block = lastNotAbove(blockStarts, cycle);
      const blockStart = blockStarts[block] as number;
      const { cyclesBefore } = patterns[block] as Pattern;
      const step = lastNotAbove(cyclesBefore, cycle - blockStart);
      const start = before(cyclesBefore, step);
      return {
        step: block * blockSteps + step,
        start: blockStart + start,
        cycles: before(cyclesBefore, step + 1) - start,
      };
    },
  };
}

/** One for every block of filters of every group: the same one where only the number of columns makes a difference. */
function patternsOf(
  nest: TiledNest,
  blocksDiffer: boolean,
  codesAt: TermSteps['codesAt'],
): readonly Pattern[] {
  const { layer, filterBlocks, blockSteps, allFilters, columns } = nest;
  const known = new Map<number, Pattern>();
  return Array.from({ length: layer.groups * filterBlocks }, (_, block) => {
    const busyColumns = countBelow(
      (block % filterBlocks) * allFilters,
      columns,
      layer.outputChannelsPerGroup,
    );
    const make = () => patternOf(nest, codesAt, block * blockSteps, busyColumns);
    if (blocksDiffer) return make();
    const pattern = known.get(busyColumns) ?? make();
    known.set(busyColumns, pattern);
    return pattern;
  });
}

/** The mean that, times the steps and rounded up, is the cycles: a quotient may be rounded up past them. */
function meanLength(cycles: number, steps: number): number {
  const mean = cycles / steps;
  return Math.ceil(steps * mean) === cycles ? mean : mean * (1 - Number.EPSILON);
}

function codesOf(
  { inputBlocks, windowSteps, lanes, blockSteps, filterBlocks, allFilters }: TiledNest,
  operands: SampleOperands,
  step: number,
  lane: number,
  column: number,
): MetCodes {
  const block = Math.floor(step / blockSteps);
  const blockStep = step % blockSteps;
  const kernel = Math.floor((blockStep % windowSteps) / inputBlocks);
  const inputChannel = (blockStep % inputBlocks) * lanes + lane;
  const group = Math.floor(block / filterBlocks);
  const outputChannel = (block % filterBlocks) * allFilters + column;
  return {
    weight: operands.weight({ group, outputChannel, column, kernel, inputChannel }),
    input: operands.input(Math.floor(blockStep / windowSteps), kernel, inputChannel),
  };
}

function patternOf(
  nest: TiledNest,
  codesAt: TermSteps['codesAt'],
  firstStep: number,
  columns: number,
): Pattern {
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
        const { weight, input } = codesAt(firstStep + step, lane, column);
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
