import { clipped } from './branch-free';
import type { WideOutput } from './integer-network';

/** Beyond all sums, which have no more than 51 bits. */
const farthest = 2 ** 50;

/** Prepares to shift and limit sums in place, as the next add or average reads them. */
export function createHandOn(
  { shift, minimums, maximums }: WideOutput,
  channels: number,
): (sums: Float64Array) => void {
  const [lower, upper] = [perChannel(minimums, channels), perChannel(maximums, channels)];
  const isLimited = [...minimums, ...maximums].some(Number.isFinite);
  if (shift === 0 && !isLimited) return () => {};
  const factor = 2 ** -shift;
  return (sums) => {
    for (let from = 0; from < sums.length; from += channels) {
      for (let channel = 0; channel < channels; channel++) {
        // Exact: a sum of 51 bits and the half behind its shift fit 53.
        const sum = Math.floor((sums[from + channel] as number) * factor + 0.5);
        sums[from + channel] = isLimited
          ? clipped(sum, lower[channel] as number, upper[channel] as number)
          : sum;
      }
    }
  };
}

function perChannel(limits: Float64Array, channels: number): Float64Array {
  return Float64Array.from({ length: channels }, (_, channel) => {
    const limit = limits[limits.length === 1 ? 0 : channel] as number;
    return Math.min(Math.max(limit, -farthest), farthest);
  });
}
