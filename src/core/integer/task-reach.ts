import type { MatrixTask } from './matrix-kernel';

/**
 * Largest magnitude that a sum of the task can have, or any part of it with the bias: what an arithmetic has to hold to
 * be exact in whatever order it adds.
 */
export function taskReach({ weightCodes, outputChannels, largestInput, bias }: MatrixTask): number {
  const magnitudes = bias.map(Math.abs);
  for (let index = 0; index < weightCodes.length; index++) {
    const channel = index % outputChannels;
    const reach = largestInput * Math.abs(weightCodes[index] as number);
    magnitudes[channel] = (magnitudes[channel] as number) + reach;
  }
  return magnitudes.reduce((largest, magnitude) => Math.max(largest, magnitude), 0);
}
