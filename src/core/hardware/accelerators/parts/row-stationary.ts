import type { LayerDimensions } from '../../layer-dimensions';
import { type Passes, type PassTraffic, passTraffic } from './row-stationary-passes';
import { type ElementSets, fullSets, type RowStationaryArray, setCycles } from './row-stationary-sets';

export interface RowStationarySchedule {
  readonly passes: Passes;
  readonly traffic: PassTraffic;
}

/** A product with its reads and writes of scratchpads, and moving a word (`chen-2016`, table IV). */
const relativeEnergy = { product: 5, scratchpad: 1, element: 2, buffer: 6, dram: 200 } as const;

/**
 * Sets and contents of the elements are those of least energy times cycles, as if the buffer held everything; of ways to cut
 * images and columns into passes, the one that moves the fewest words through DRAM, of those the one that moves words on
 * the chip most cheaply. What elements hold does not depend on the buffer (`bufferWords`, which inputs and sums share), so
 * that a larger one never moves more through DRAM. Null where the buffer is too small for any.
 */
export function rowStationarySchedule(
  array: RowStationaryArray,
  layer: LayerDimensions,
  bufferWords: number,
): RowStationarySchedule | null {
  let best: RowStationarySchedule | null = null;
  for (const passes of possiblePasses(array, layer)) {
    const resident = withResidentFilters(passes, layer, bufferWords);
    if (resident === null) continue;
    const schedule = { passes: resident, traffic: passTraffic(resident, layer) };
    if (best === null || isBetter(schedule.traffic, best.traffic)) best = schedule;
  }
  return best;
}

/** The fewest words of a buffer that inputs and sums of a pass fit. */
export function leastBufferWords(array: RowStationaryArray, layer: LayerDimensions): number {
  let least = Number.POSITIVE_INFINITY;
  for (const passes of possiblePasses(array, layer)) {
    least = Math.min(least, passTraffic(passes, layer).bufferedWords);
  }
  return least;
}

function isBetter(one: PassTraffic, other: PassTraffic): boolean {
  const words = dramWords(one) - dramWords(other);
  return words === 0 ? onChipEnergy(one) < onChipEnergy(other) : words < 0;
}

function dramWords({ dramWeights, dramInputs }: PassTraffic): number {
  return dramWeights + dramInputs;
}

function onChipEnergy(traffic: PassTraffic): number {
  const { bufferWeightReads, bufferInputReads, spilledSums, passedSums } = traffic;
  const { scratchpadWeightWrites, scratchpadInputWrites } = traffic;
  return (
    relativeEnergy.buffer * (bufferWeightReads + bufferInputReads + 2 * spilledSums) +
    relativeEnergy.element * passedSums +
    relativeEnergy.scratchpad * (scratchpadWeightWrites + scratchpadInputWrites)
  );
}

/** What elements hold, with images and columns halved until their sums and inputs fit. */
function* possiblePasses(array: RowStationaryArray, layer: LayerDimensions): Generator<Passes> {
  const held = heldByElements(array, layer);
  for (const images of halvings(layer.images)) {
    for (const outputColumns of halvings(layer.horizontal.outputs)) {
      yield { ...held, images, outputColumns, keepsInputs: false };
      yield { ...held, images, outputColumns, keepsInputs: true };
    }
  }
}

function heldByElements(array: RowStationaryArray, layer: LayerDimensions): Passes {
  let best: { readonly cost: number; readonly passes: Passes } | null = null;
  for (const sets of fullSets(array, layer)) {
    const cycles = setCycles(sets, layer);
    for (const passes of fillings(array, sets, layer)) {
      const traffic = passTraffic({ ...passes, residentFilters: layer.outputChannelsPerGroup }, layer);
      const moved = relativeEnergy.dram * dramWords(traffic) + onChipEnergy(traffic);
      const cost = cycles * (moved + relativeEnergy.product * layer.macs);
      if (best === null || cost < best.cost) best = { cost, passes };
    }
  }
  if (!best) throw new RangeError('an array that holds no set');
  return best.passes;
}

/** As many filters as fit beside each number of channels, in blocks of equal size. */
function fillings(array: RowStationaryArray, sets: ElementSets, layer: LayerDimensions): readonly Passes[] {
  const { kernelColumns, channelSets, filterSets } = sets;
  const heldColumns = Math.min(array.inputWords, array.weightWords) / kernelColumns;
  const most = Math.min(Math.floor(heldColumns), Math.ceil(layer.inputChannelsPerGroup / channelSets));
  const filtersOfSet = Math.ceil(layer.outputChannelsPerGroup / filterSets);
  return Array.from({ length: most }, (_, index): Passes => {
    const channels = index + 1;
    const fitting = Math.min(array.sumWords, Math.floor(array.weightWords / (channels * kernelColumns)));
    const filters = Math.ceil(filtersOfSet / Math.ceil(filtersOfSet / fitting));
    const residentFilters = Math.min(filters * filterSets, layer.outputChannelsPerGroup);
    const whole = { images: layer.images, outputColumns: layer.horizontal.outputs, keepsInputs: false };
    return { ...sets, ...whole, channels, filters, residentFilters };
  });
}

/** Adds the sums of further blocks of filters while they fit; null where those of one do not. */
function withResidentFilters(passes: Passes, layer: LayerDimensions, bufferWords: number): Passes | null {
  const { images, outputRows, outputColumns, residentFilters: block } = passes;
  const spare = bufferWords - passTraffic(passes, layer).bufferedWords;
  if (spare < 0) return null;
  const further = Math.floor(spare / (images * outputRows * outputColumns * block));
  return { ...passes, residentFilters: Math.min(layer.outputChannelsPerGroup, block * (1 + further)) };
}

function halvings(most: number): readonly number[] {
  const sizes = [most];
  for (let size = most; size > 1; ) {
    size = Math.ceil(size / 2);
    sizes.push(size);
  }
  return sizes;
}
