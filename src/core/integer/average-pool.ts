/** Sum of every channel over all positions, [positions, channels], plus the bias of length 1 or one per channel. */
export function sumPositions(values: Float64Array, bias: Float64Array, sums: Float64Array): void {
  const channels = sums.length;
  for (let channel = 0; channel < channels; channel++) {
    sums[channel] = bias[bias.length === 1 ? 0 : channel] as number;
  }
  for (let from = 0; from < values.length; from += channels) {
    for (let channel = 0; channel < channels; channel++) {
      sums[channel] = (sums[channel] as number) + (values[from + channel] as number);
    }
  }
}
