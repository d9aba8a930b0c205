import type { MatrixKernel } from './matrix-kernel';

/** The part of the default kernel that multiplies depthwise. */
export const depthwiseKernel: MatrixKernel = (task) => {
  const { rows, runLength, rowLength, starts, bias, outputChannels: channels } = task;
  const weights = Float64Array.from(task.weightCodes);
  return (inputs, sums) => {
    for (let window = 0; window < starts.length; window++) {
      const to = window * channels;
      for (let channel = 0; channel < channels; channel++) sums[to + channel] = bias[channel] as number;
      for (let row = 0; row < rows; row++) {
        const from = (starts[window] as number) + row * rowLength;
        for (let tap = 0; tap < runLength; tap += channels) {
          const weight = row * runLength + tap;
          for (let channel = 0; channel < channels; channel++) {
            const product = (inputs[from + tap + channel] as number) * (weights[weight + channel] as number);
            sums[to + channel] = (sums[to + channel] as number) + product;
          }
        }
      }
    }
  };
};
