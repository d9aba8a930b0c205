import type { LayerAxis, LayerDimensions } from '../../layer-dimensions';
import type { ElementSets } from './row-stationary-sets';

/**
 * How sets take turns: in a pass, elements hold weights of `filters` filters and `channels` channels for `images` images
 * and `outputColumns` columns of outputs; sums of `residentFilters` filters wait in the buffer until all channels have
 * passed.
 */
export interface Passes extends ElementSets {
  readonly channels: number;
  readonly filters: number;
  readonly images: number;
  readonly outputColumns: number;
  readonly residentFilters: number;
  /** Inputs of all channels of these rows stay in the buffer for all filters. */
  readonly keepsInputs: boolean;
}

/** Words of a batch that move, and words that the buffer holds at once. */
export interface PassTraffic {
  readonly bufferedWords: number;
  readonly dramWeights: number;
  readonly dramInputs: number;
  readonly bufferWeightReads: number;
  readonly bufferInputReads: number;
  /** Sums that wait in the buffer: each is written and comes back. */
  readonly spilledSums: number;
  readonly scratchpadWeightWrites: number;
  readonly scratchpadInputWrites: number;
  /** Sums that go from one element to the next, or to the buffer. */
  readonly passedSums: number;
}

/** Words that all images of a layer move. Weights come anew for every strip of outputs and every few images. */
export function passTraffic(passes: Passes, layer: LayerDimensions): PassTraffic {
  const { images, groups, vertical, horizontal, inputWords, weightWords, outputWords } = layer;
  const { inputChannelsPerGroup: inputs, outputChannelsPerGroup: outputs } = layer;
  const { kernelRows, kernelColumns, outputRows, outputColumns, filterSets, channelSets } = passes;
  const kernelBlocks = Math.ceil(vertical.kernel / kernelRows) * Math.ceil(horizontal.kernel / kernelColumns);
  const channelBlocks = kernelBlocks * Math.ceil(inputs / (passes.channels * channelSets));
  const filterBlocks = Math.ceil(outputs / (passes.filters * filterSets));
  const strips = Math.ceil(vertical.outputs / outputRows) * Math.ceil(horizontal.outputs / outputColumns);
  const weightTurns = strips * Math.ceil(images / passes.images);
  const touched = axisReads(vertical, outputRows) * axisReads(horizontal, outputColumns);
  const stripInputs = Math.max(inputWords, images * groups * inputs * touched);
  const rowInputs = Math.min(axisReads(horizontal, outputColumns), horizontal.outputs * horizontal.kernel);
  const elementRows = images * groups * vertical.outputs * vertical.kernel * inputs;
  const chained =
    vertical.kernel * Math.ceil(horizontal.kernel / kernelColumns) * Math.ceil(inputs / passes.channels);
  return {
    bufferedWords: bufferedWords(passes, layer),
    dramWeights: weightWords * weightTurns,
    dramInputs: stripInputs * (passes.keepsInputs ? 1 : Math.ceil(outputs / passes.residentFilters)),
    bufferWeightReads: weightWords * weightTurns,
    bufferInputReads: stripInputs * filterBlocks,
    spilledSums: outputWords * (channelBlocks - 1),
    scratchpadWeightWrites:
      (weightWords * weightTurns * vertical.outputs) / Math.ceil(vertical.outputs / outputRows),
    scratchpadInputWrites: elementRows * rowInputs * Math.ceil(outputs / passes.filters),
    passedSums: outputWords * chained,
  };
}

function bufferedWords(
  passes: Passes,
  { vertical, horizontal, inputChannelsPerGroup }: LayerDimensions,
): number {
  const { images, outputRows, outputColumns, residentFilters } = passes;
  const channels = passes.keepsInputs
    ? inputChannelsPerGroup
    : Math.min(inputChannelsPerGroup, passes.channels * passes.channelSets);
  const tile = window(vertical, outputRows) * window(horizontal, outputColumns);
  return images * (residentFilters * outputRows * outputColumns + channels * tile);
}

/** Inputs along an axis under so many outputs side by side. */
function window({ inputs, kernel, stride }: LayerAxis, outputs: number): number {
  return Math.min(inputs, (outputs - 1) * stride + kernel);
}

/** Inputs along an axis that blocks of so many outputs read, those between two blocks twice; padding is not read. */
function axisReads({ inputs, outputs, kernel, stride, before }: LayerAxis, block: number): number {
  if (block >= outputs || kernel <= stride) return inputs;
  let reads = 0;
  for (let first = 0; first < outputs; first += block) {
    const last = Math.min(outputs, first + block) - 1;
    const [from, to] = [first * stride - before, last * stride - before + kernel];
    reads += Math.max(0, Math.min(inputs, to) - Math.max(0, from));
  }
  return reads;
}
