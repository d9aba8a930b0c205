import { fillZero } from './copy';
import { channelSum, flushSums, patternLength, patternsPerBlock, repeatChannels } from './channel-pattern';

/** Bytes of scratch memory for `channels` channels. */
export function batchNormalizeScratchBytes(channels: i32): i32 {
  return patternLength(channels) * 4 * 10 + 64;
}

/**
 * output = (input - mean) / sqrt(variance + epsilon) * gain + shift per channel of the last axis; stores mean and
 * (biased) variance over all other axes.
 */
export function batchNormalize(
  input: usize,
  gain: usize,
  shift: usize,
  output: usize,
  mean: usize,
  variance: usize,
  count: i32,
  channels: i32,
  epsilon: f32,
  scratch: usize,
): void {
  const period: usize = (<usize>patternLength(channels)) << 2;
  const means = scratch + period;
  const sums = scratch + 2 * period;
  const gains = sums + 2 * period;
  const shifts = gains + period;
  const share = <f64>channels / <f64>count;
  fillZero(means, patternLength(channels));
  sumPowers(input, means, scratch, sums, count, channels, false);
  for (let channel = 0; channel < channels; ++channel) {
    f32.store(mean + (channel << 2), <f32>(channelSum(sums, channel, channels) * share));
  }
  repeatChannels(means, mean, channels);
  sumPowers(input, means, scratch, sums, count, channels, true);
  for (let channel = 0; channel < channels; ++channel) {
    const at = channel << 2;
    const spread = channelSum(sums, channel, channels) * share;
    f32.store(variance + at, <f32>spread);
    f32.store(scratch + at, f32.load(gain + at) * inverseDeviation(<f32>spread, epsilon));
  }
  repeatChannels(gains, scratch, channels);
  repeatChannels(shifts, shift, channels);
  let at: usize = 0;
  const vectors = count >> 2;
  for (let i = 0; i < vectors; ++i) {
    const centred = f32x4.sub(v128.load(input), v128.load(means + at));
    v128.store(output, f32x4.add(f32x4.mul(centred, v128.load(gains + at)), v128.load(shifts + at)));
    input += 16;
    output += 16;
    at += 16;
    if (at == period) at = 0;
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const centred = f32.load(input) - f32.load(means + at);
    f32.store(output, centred * f32.load(gains + at) + f32.load(shifts + at));
    input += 4;
    output += 4;
    at += 4;
  }
}

function inverseDeviation(variance: f32, epsilon: f32): f32 {
  return <f32>1 / sqrt<f32>(variance + epsilon);
}

/** Pattern of sums of (input - mean), or of its square. */
function sumPowers(
  input: usize,
  means: usize,
  partial: usize,
  sums: usize,
  count: i32,
  channels: i32,
  squared: bool,
): void {
  const length = patternLength(channels);
  const period: usize = (<usize>length) << 2;
  fillZero(partial, length);
  fillZero(sums, 2 * length);
  let at: usize = 0;
  let patterns = 0;
  const vectors = count >> 2;
  for (let i = 0; i < vectors; ++i) {
    const centred = f32x4.sub(v128.load(input), v128.load(means + at));
    const term = squared ? f32x4.mul(centred, centred) : centred;
    v128.store(partial + at, f32x4.add(v128.load(partial + at), term));
    input += 16;
    at += 16;
    if (at == period) {
      at = 0;
      if (++patterns == patternsPerBlock) {
        patterns = 0;
        flushSums(partial, sums, length);
      }
    }
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const centred = f32.load(input) - f32.load(means + at);
    f32.store(partial + at, f32.load(partial + at) + (squared ? centred * centred : centred));
    input += 4;
    at += 4;
  }
  flushSums(partial, sums, length);
}

/** Gradients of `batchNormalize` by input, gain and shift, given the statistics it stored. */
export function batchNormalizeGradient(
  input: usize,
  gradient: usize,
  gain: usize,
  mean: usize,
  variance: usize,
  inputGradient: usize,
  gainGradient: usize,
  shiftGradient: usize,
  count: i32,
  channels: i32,
  epsilon: f32,
  scratch: usize,
): void {
  const period: usize = (<usize>patternLength(channels)) << 2;
  const means = scratch + 2 * period;
  const productSums = scratch + 3 * period;
  const gradientSums = scratch + 5 * period;
  const share = <f64>channels / <f64>count;
  repeatChannels(means, mean, channels);
  sumProducts(input, gradient, means, scratch, productSums, gradientSums, count, channels);
  const slopes = scratch + 7 * period;
  const pulls = scratch + 8 * period;
  const drifts = scratch + 9 * period;
  for (let channel = 0; channel < channels; ++channel) {
    const at = channel << 2;
    const inverse = inverseDeviation(f32.load(variance + at), epsilon);
    const toGain = channelSum(productSums, channel, channels) * <f64>inverse;
    const toShift = channelSum(gradientSums, channel, channels);
    const slope = f32.load(gain + at) * inverse;
    f32.store(gainGradient + at, <f32>toGain);
    f32.store(shiftGradient + at, <f32>toShift);
    f32.store(slopes + at, slope);
    f32.store(pulls + at, slope * <f32>(toGain * share * <f64>inverse));
    f32.store(drifts + at, slope * <f32>(toShift * share));
  }
  extendPattern(slopes, channels);
  extendPattern(pulls, channels);
  extendPattern(drifts, channels);
  let at: usize = 0;
  const vectors = count >> 2;
  for (let i = 0; i < vectors; ++i) {
    const centred = f32x4.sub(v128.load(input), v128.load(means + at));
    const own = f32x4.sub(f32x4.mul(v128.load(gradient), v128.load(slopes + at)), v128.load(drifts + at));
    v128.store(inputGradient, f32x4.sub(own, f32x4.mul(centred, v128.load(pulls + at))));
    input += 16;
    gradient += 16;
    inputGradient += 16;
    at += 16;
    if (at == period) at = 0;
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const centred = f32.load(input) - f32.load(means + at);
    const own = f32.load(gradient) * f32.load(slopes + at) - f32.load(drifts + at);
    f32.store(inputGradient, own - centred * f32.load(pulls + at));
    input += 4;
    gradient += 4;
    inputGradient += 4;
    at += 4;
  }
}

/** Repeats the first `channels` floats of a pattern over its whole length. */
function extendPattern(pattern: usize, channels: i32): void {
  const length = patternLength(channels);
  for (let i = channels; i < length; ++i) {
    f32.store(pattern + (i << 2), f32.load(pattern + ((i - channels) << 2)));
  }
}

/** Patterns of sums of gradient * (input - mean) and of gradient. */
function sumProducts(
  input: usize,
  gradient: usize,
  means: usize,
  partial: usize,
  productSums: usize,
  gradientSums: usize,
  count: i32,
  channels: i32,
): void {
  const length = patternLength(channels);
  const period: usize = (<usize>length) << 2;
  const gradientPartial = partial + period;
  fillZero(partial, 2 * length);
  fillZero(productSums, 4 * length);
  let at: usize = 0;
  let patterns = 0;
  const vectors = count >> 2;
  for (let i = 0; i < vectors; ++i) {
    const dy = v128.load(gradient);
    const product = f32x4.mul(dy, f32x4.sub(v128.load(input), v128.load(means + at)));
    v128.store(partial + at, f32x4.add(v128.load(partial + at), product));
    v128.store(gradientPartial + at, f32x4.add(v128.load(gradientPartial + at), dy));
    input += 16;
    gradient += 16;
    at += 16;
    if (at == period) {
      at = 0;
      if (++patterns == patternsPerBlock) {
        patterns = 0;
        flushSums(partial, productSums, length);
        flushSums(gradientPartial, gradientSums, length);
      }
    }
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const dy = f32.load(gradient);
    const product = dy * (f32.load(input) - f32.load(means + at));
    f32.store(partial + at, f32.load(partial + at) + product);
    f32.store(gradientPartial + at, f32.load(gradientPartial + at) + dy);
    input += 4;
    gradient += 4;
    at += 4;
  }
  flushSums(partial, productSums, length);
  flushSums(gradientPartial, gradientSums, length);
}
