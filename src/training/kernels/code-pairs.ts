import type { MatrixTask } from '../../core/integer/matrix-kernel';

/** Output channels that the kernels work on at once. */
const group = 8;

/**
 * Weights as the kernels read them: two products of eight channels at a time, zero where there is no product or channel.
 * [groups][rows][pairs of products][8][2]; depthwise [groups][pairs of taps][8][2], taps counted through all rows.
 */
export function pairedWeights(task: MatrixTask): Int16Array {
  const { rows, runLength, outputChannels, weightCodes } = task;
  const products = weightCodes.length / outputChannels;
  const [runs, perRun] = task.isDepthwise ? [1, products] : [rows, runLength];
  const pairs = Math.ceil(perRun / 2);
  const groupLength = runs * pairs * 2 * group;
  const paired = new Int16Array(Math.ceil(outputChannels / group) * groupLength);
  for (let product = 0; product < products; product++) {
    const place = product % perRun;
    const pair = Math.floor(product / perRun) * pairs + Math.floor(place / 2);
    for (let channel = 0; channel < outputChannels; channel++) {
      const lane = pair * group + (channel % group);
      const to = Math.floor(channel / group) * groupLength + 2 * lane + (place % 2);
      paired[to] = weightCodes[product * outputChannels + channel] as number;
    }
  }
  return paired;
}

/** Bias of whole groups of channels. */
export function pairedBias({ bias }: MatrixTask): Int32Array {
  const padded = new Int32Array(Math.ceil(bias.length / group) * group);
  padded.set(bias);
  return padded;
}

/** Bytes from the first int16 code of a depthwise window to each of its taps; an even number of them. */
export function tapOffsets({ rows, runLength, rowLength, outputChannels }: MatrixTask): Int32Array {
  const perRow = runLength / outputChannels;
  const taps = rows * perRow;
  return Int32Array.from({ length: taps + (taps % 2) }, (_, index) => {
    // The weight of a tap too many is zero.
    const tap = Math.min(index, taps - 1);
    return 2 * (Math.floor(tap / perRow) * rowLength + (tap % perRow) * outputChannels);
  });
}
