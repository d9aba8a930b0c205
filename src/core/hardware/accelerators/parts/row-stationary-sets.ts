import type { LayerDimensions } from '../../layer-dimensions';

/** An array of elements, each with a multiplier and a memory for the words of every operand. */
export interface RowStationaryArray {
  readonly rows: number;
  readonly columns: number;
  /** Words of one element's memories. */
  readonly inputWords: number;
  readonly weightWords: number;
  readonly sumWords: number;
}

/**
 * What works at once: an element multiplies one row of a kernel with one row of inputs, so that kernelRows x outputRows
 * elements make outputRows rows of outputs. Such sets stand beside each other, for further channels, whose sums they
 * add up, and for further filters.
 */
export interface ElementSets {
  /** Of the kernel, as many as fit the rows of the array and the inputs of an element. */
  readonly kernelRows: number;
  readonly kernelColumns: number;
  readonly outputRows: number;
  readonly channelSets: number;
  readonly filterSets: number;
}

/** Cycles of all images: every element multiplies once per cycle, for all filters and channels of its own. */
export function setCycles(sets: ElementSets, layer: LayerDimensions): number {
  const { images, groups, horizontal, vertical } = layer;
  const kernelSteps = horizontal.kernel * Math.ceil(vertical.kernel / sets.kernelRows);
  return images * groups * horizontal.outputs * kernelSteps * cyclesPerRow(sets, layer);
}

/** Elements that have work in a pass of these sets. */
export function busyElements(sets: ElementSets): number {
  return sets.kernelRows * sets.outputRows * sets.channelSets * sets.filterSets;
}

function cyclesPerRow({ outputRows, channelSets, filterSets }: ElementSets, layer: LayerDimensions): number {
  const { vertical, inputChannelsPerGroup, outputChannelsPerGroup } = layer;
  const strips = Math.ceil(vertical.outputs / outputRows);
  return (
    strips * Math.ceil(outputChannelsPerGroup / filterSets) * Math.ceil(inputChannelsPerGroup / channelSets)
  );
}

/**
 * For every height that a set may have, the sets that need the fewest cycles: as many stand side by side as fit, and one
 * wider than the array is folded into strips one above the other.
 */
export function fullSets(array: RowStationaryArray, layer: LayerDimensions): readonly ElementSets[] {
  const { vertical, horizontal } = layer;
  const kernelRows = Math.min(vertical.kernel, array.rows);
  const kernelColumns = Math.min(horizontal.kernel, array.inputWords, array.weightWords);
  return heights(array, kernelRows, vertical.outputs).flatMap((outputRows) => {
    const possible = setsBeside(array, layer, { kernelRows, kernelColumns, outputRows });
    const cycles = possible.map((sets) => cyclesPerRow(sets, layer));
    const least = Math.min(...cycles);
    return possible.filter((_, index) => cycles[index] === least);
  });
}

/** Output rows in strips of equal height: any up to the columns of the array, or so many folds of them. */
function heights(
  { rows, columns }: RowStationaryArray,
  kernelRows: number,
  outputs: number,
): readonly number[] {
  const folds = Math.floor(rows / kernelRows);
  const highest = Array.from({ length: columns + folds - 1 }, (_, index) =>
    index < columns ? index + 1 : (index - columns + 2) * columns,
  );
  return [...new Set(highest.map((most) => Math.ceil(outputs / Math.ceil(outputs / most))))];
}

type OneSet = Pick<ElementSets, 'kernelRows' | 'kernelColumns' | 'outputRows'>;

function setsBeside(
  { rows, columns }: RowStationaryArray,
  { inputChannelsPerGroup, outputChannelsPerGroup }: LayerDimensions,
  set: OneSet,
): readonly ElementSets[] {
  const folds = Math.ceil(set.outputRows / columns);
  const fitting =
    Math.floor(rows / (set.kernelRows * folds)) * Math.max(1, Math.floor(columns / set.outputRows));
  return Array.from({ length: Math.min(fitting, outputChannelsPerGroup) }, (_, index) => {
    const filterSets = index + 1;
    return {
      ...set,
      filterSets,
      channelSets: Math.min(Math.floor(fitting / filterSets), inputChannelsPerGroup),
    };
  });
}
