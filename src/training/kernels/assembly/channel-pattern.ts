/**
 * Per-channel values repeated until they fill whole vectors, so that one loop serves every channel count: element i
 * of a tensor whose last axis has `channels` entries meets entry i modulo the pattern's length.
 */

/** Floats of the pattern: a multiple of `channels` and of 16. */
export function patternLength(channels: i32): i32 {
  let length = channels;
  while ((length & 15) != 0) length <<= 1;
  return length;
}

export function repeatChannels(target: usize, source: usize, channels: i32): void {
  const length = patternLength(channels);
  for (let i = 0; i < length; i += channels) {
    for (let channel = 0; channel < channels; ++channel) {
      f32.store(target, f32.load(source + (channel << 2)));
      target += 4;
    }
  }
}

/** Moves a pattern of partial float32 sums into one of float64 sums. */
export function flushSums(partial: usize, sums: usize, length: i32): void {
  for (let i = 0; i < length; ++i) {
    f64.store(sums, f64.load(sums) + <f64>f32.load(partial));
    f32.store(partial, 0);
    partial += 4;
    sums += 8;
  }
}

/** Sum of one channel over a pattern of float64 sums. */
export function channelSum(sums: usize, channel: i32, channels: i32): f64 {
  const length = patternLength(channels);
  let sum: f64 = 0;
  for (let i = channel; i < length; i += channels) sum += f64.load(sums + (i << 3));
  return sum;
}

/** Patterns between two flushes: bounds the length of a float32 sum. */
export const patternsPerBlock: i32 = 64;
