import type { LayerDimensions } from '../layer-dimensions';
import type { LayerWidths, OnChipOperands } from './accelerator';

export interface BufferBits {
  readonly weights: number;
  readonly inputs: number;
}

/**
 * Words that a layer reads from DRAM, for the cheaper of two loop orders: weights outside (each weight once, inputs again
 * for every buffer of weights) or inputs outside (each input once, weights again for every buffer of inputs). `buffers`
 * are the bits of one half of a double buffer. (DianNao's counting rule; the order is chosen by bits.) Groups of a
 * convolution share no words and run one after the other. An operand that is whole on the chip is not read, and the other
 * passes it once.
 */
export function dramReadWords(
  { groups, weightWords, inputWords }: LayerDimensions,
  widths: LayerWidths,
  buffers: BufferBits,
  onChip: OnChipOperands,
): { readonly weights: number; readonly inputs: number } {
  if (onChip.weights || onChip.inputs) {
    return { weights: onChip.weights ? 0 : weightWords, inputs: onChip.inputs ? 0 : inputWords };
  }
  const weightTiles = Math.ceil((weightWords * widths.weights) / groups / buffers.weights);
  const inputTiles = Math.ceil((inputWords * widths.inputs) / groups / buffers.inputs);
  const weightsOutside = { weights: weightWords, inputs: inputWords * weightTiles };
  const inputsOutside = { weights: weightWords * inputTiles, inputs: inputWords };
  const bits = (words: { weights: number; inputs: number }) =>
    words.weights * widths.weights + words.inputs * widths.inputs;
  return bits(weightsOutside) <= bits(inputsOutside) ? weightsOutside : inputsOutside;
}
