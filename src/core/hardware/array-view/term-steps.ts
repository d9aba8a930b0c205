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
  const codesAt = (step: number, lane: number, column: number): MetCodes => {
    const loops = loopsOf(nest, step);
    return {
      weight: weightOf(nest, operands, loops, lane, column),
      input: inputOf(operands, loops, lane),
    };
  };
  const patterns = patternsOf(nest, operands);
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
function patternsOf(nest: TiledNest, operands: SampleOperands): readonly Pattern[] {
  const { layer, filterBlocks, blockSteps, allFilters, columns } = nest;
  const known = new Map<number, Pattern>();
  return Array.from({ length: layer.groups * filterBlocks }, (_, block) => {
    const busyColumns = countBelow(
      (block % filterBlocks) * allFilters,
      columns,
      layer.outputChannelsPerGroup,
    );
    const make = () => patternOf(nest, operands, block * blockSteps, busyColumns);
    if (operands.blocksDiffer) return make();
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

/** Where a step stands in its window, and its window in the layer. */
interface StepLoops {
  readonly block: number;
  readonly window: number;
  readonly kernel: number;
  readonly firstChannel: number;
}

function loopsOf({ inputBlocks, windowSteps, lanes, blockSteps }: TiledNest, step: number): StepLoops {
  const blockStep = step % blockSteps;
  return {
    block: Math.floor(step / blockSteps),
    window: Math.floor(blockStep / windowSteps),
    kernel: Math.floor((blockStep % windowSteps) / inputBlocks),
    firstChannel: (blockStep % inputBlocks) * lanes,
  };
}

function weightOf(
  { filterBlocks, allFilters }: TiledNest,
  operands: SampleOperands,
  { block, kernel, firstChannel }: StepLoops,
  lane: number,
  column: number,
): SampleCode {
  const group = Math.floor(block / filterBlocks);
  const outputChannel = (block % filterBlocks) * allFilters + column;
  return operands.weight({ group, outputChannel, column, kernel, inputChannel: firstChannel + lane });
}

function inputOf(
  operands: SampleOperands,
  { window, kernel, firstChannel }: StepLoops,
  lane: number,
): SampleCode {
  return operands.input(window, kernel, firstChannel + lane);
}

/** All windows meet the same weights, so that those of a lane are looked at once, not once per window. */
function patternOf(nest: TiledNest, operands: SampleOperands, firstStep: number, columns: number): Pattern {
  const { layer, lanes, windowSteps, positionBlocks } = nest;
  const windows = Math.min(sampledWindows, positionBlocks);
  const steps = windowSteps * windows;
  const pattern = {
    cyclesBefore: new Float64Array(steps + 1),
    pairsBefore: new Float64Array(steps + 1),
    productsBefore: new Float64Array(steps + 1),
  };
  for (let windowStep = 0; windowStep < windowSteps; windowStep++) {
    const ofWeights = loopsOf(nest, firstStep + windowStep);
    const busyLanes = countBelow(ofWeights.firstChannel, lanes, layer.inputChannelsPerGroup);
    const weights = Array.from({ length: busyLanes }, (_, lane) =>
      termsOfLane(columns, (column) => weightOf(nest, operands, ofWeights, lane, column).terms),
    );
    for (let window = 0; window < windows; window++) {
      let [longest, sum] = [1, 0];
      for (const [lane, { most, total }] of weights.entries()) {
        const { terms } = inputOf(operands, { ...ofWeights, window }, lane);
        longest = Math.max(longest, most * terms);
        sum += total * terms;
      }
      const after = window * windowSteps + windowStep + 1;
      pattern.cyclesBefore[after] = longest;
      pattern.pairsBefore[after] = sum;
      pattern.productsBefore[after] = busyLanes * columns;
    }
  }
  for (const counts of Object.values(pattern)) addUp(counts);
  return pattern;
}

/** Terms of the weights that one lane of all columns has. */
function termsOfLane(columns: number, termsAt: (column: number) => number) {
  let [most, total] = [0, 0];
  for (let column = 0; column < columns; column++) {
    const terms = termsAt(column);
    most = Math.max(most, terms);
    total += terms;
  }
  return { most, total };
}

function addUp(counts: Float64Array): void {
  for (let index = 1; index < counts.length; index++) {
    counts[index] = (counts[index] as number) + (counts[index - 1] as number);
  }
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
