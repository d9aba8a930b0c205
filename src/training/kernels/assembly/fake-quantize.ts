import { codeLanes, incrementLanes, stepSlopes, strictlyInside, thresholdLanes } from './code-lanes';
import { fillZero } from './copy';
import { fakeQuantizeGradientUniform, fakeQuantizeUniform } from './fake-quantize-uniform';
import { channelSum, flushSums, patternLength, patternsPerBlock, repeatChannels } from './channel-pattern';

/** The power of two whose logarithm is nearest; the mantissa's square decides exactly, and never ties. */
function nearestPowerOfTwo(step: f32): f32 {
  const bits = reinterpret<u32>(step);
  const mantissa = <f64>reinterpret<f32>((bits & 0x007fffff) | 0x3f800000);
  const exponent = bits & 0x7f800000;
  return reinterpret<f32>(mantissa * mantissa >= 2 ? exponent + 0x00800000 : exponent);
}

/** Writes the patterns of step and offset (`channels` entries each); returns the bytes of one pattern. */
function preparePatterns(
  scratch: usize,
  step: usize,
  offset: usize,
  channels: i32,
  powerOfTwo: bool,
): usize {
  const length = patternLength(channels);
  const bytes: usize = (<usize>length) << 2;
  repeatChannels(scratch, step, channels);
  repeatChannels(scratch + bytes, offset, channels);
  if (powerOfTwo) {
    for (let i = 0; i < length; ++i) {
      const at = scratch + (i << 2);
      f32.store(at, nearestPowerOfTwo(f32.load(at)));
    }
  }
  return bytes;
}

/** Bytes of scratch memory for `channels` steps. */
export function fakeQuantizeScratchBytes(channels: i32): i32 {
  return patternLength(channels) * 4 * 8 + 64;
}

/** output = step * (round(clip((input - offset) / step, minimum, maximum) - shift) + shift) + offset, shift 0 or 1/2. */
export function fakeQuantize(
  input: usize,
  step: usize,
  offset: usize,
  output: usize,
  count: i32,
  channels: i32,
  minimum: f32,
  maximum: f32,
  shift: f32,
  powerOfTwo: bool,
  scratch: usize,
): void {
  const period = preparePatterns(scratch, step, offset, channels, powerOfTwo);
  if (channels == 1) {
    const s = f32.load(scratch);
    const o = f32.load(scratch + period);
    fakeQuantizeUniform(input, s, o, output, count, minimum, maximum, shift);
    return;
  }
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const threshold = thresholdLanes(shift);
  const increment = incrementLanes(shift);
  const vectors = count >> 2;
  let at: usize = 0;
  for (let i = 0; i < vectors; ++i) {
    const s = v128.load(scratch + at);
    const o = v128.load(scratch + period + at);
    const q = codeLanes(f32x4.div(f32x4.sub(v128.load(input), o), s), low, high, threshold, increment);
    v128.store(output, f32x4.add(f32x4.mul(q, s), o));
    input += 16;
    output += 16;
    at += 16;
    if (at == period) at = 0;
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const s = v128.load32_splat(scratch + at);
    const o = v128.load32_splat(scratch + period + at);
    const q = codeLanes(f32x4.div(f32x4.sub(v128.load32_splat(input), o), s), low, high, threshold, increment);
    v128.store_lane<f32>(output, f32x4.add(f32x4.mul(q, s), o), 0);
    input += 4;
    output += 4;
    at += 4;
  }
}

/**
 * Gradients of `fakeQuantize`. Strictly inside the clip range the input passes, the step gets code - value
 * and the offset nothing; elsewhere, the step gets the code and the offset everything.
 * `stepGradient` and `offsetGradient` hold `channels` floats, times `gradientScale`; `offsetGradient` zero stands for
 * none.
 */
export function fakeQuantizeGradient(
  input: usize,
  step: usize,
  offset: usize,
  gradient: usize,
  inputGradient: usize,
  stepGradient: usize,
  offsetGradient: usize,
  count: i32,
  channels: i32,
  minimum: f32,
  maximum: f32,
  shift: f32,
  powerOfTwo: bool,
  gradientScale: f64,
  scratch: usize,
): void {
  const period = preparePatterns(scratch, step, offset, channels, powerOfTwo);
  if (channels == 1) {
    fakeQuantizeGradientUniform(
      input,
      f32.load(scratch),
      f32.load(scratch + period),
      gradient,
      inputGradient,
      stepGradient,
      offsetGradient,
      count,
      minimum,
      maximum,
      shift,
      gradientScale,
    );
    return;
  }
  const length = patternLength(channels);
  const stepPartial = scratch + 2 * period;
  const offsetPartial = stepPartial + period;
  const stepSums = offsetPartial + period;
  const offsetSums = stepSums + 2 * period;
  fillZero(stepPartial, 6 * length);
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const threshold = thresholdLanes(shift);
  const increment = incrementLanes(shift);
  const vectors = count >> 2;
  let at: usize = 0;
  let patterns = 0;
  for (let i = 0; i < vectors; ++i) {
    const s = v128.load(scratch + at);
    const v = f32x4.div(f32x4.sub(v128.load(input), v128.load(scratch + period + at)), s);
    const dy = v128.load(gradient);
    const inside = strictlyInside(v, low, high);
    const passed = v128.and(dy, inside);
    v128.store(inputGradient, passed);
    const slope = stepSlopes(v, inside, low, high, threshold, increment);
    v128.store(stepPartial + at, f32x4.add(v128.load(stepPartial + at), f32x4.mul(dy, slope)));
    v128.store(offsetPartial + at, f32x4.add(v128.load(offsetPartial + at), f32x4.sub(dy, passed)));
    input += 16;
    gradient += 16;
    inputGradient += 16;
    at += 16;
    if (at == period) {
      at = 0;
      if (++patterns == patternsPerBlock) {
        patterns = 0;
        flushSums(stepPartial, stepSums, length);
        flushSums(offsetPartial, offsetSums, length);
      }
    }
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const s = v128.load32_splat(scratch + at);
    const v = f32x4.div(f32x4.sub(v128.load32_splat(input), v128.load32_splat(scratch + period + at)), s);
    const dy = v128.load32_splat(gradient);
    const inside = strictlyInside(v, low, high);
    const passed = v128.and(dy, inside);
    v128.store_lane<f32>(inputGradient, passed, 0);
    const slope = stepSlopes(v, inside, low, high, threshold, increment);
    addLane(stepPartial + at, f32x4.mul(dy, slope));
    addLane(offsetPartial + at, f32x4.sub(dy, passed));
    input += 4;
    gradient += 4;
    inputGradient += 4;
    at += 4;
  }
  flushSums(stepPartial, stepSums, length);
  flushSums(offsetPartial, offsetSums, length);
  for (let channel = 0; channel < channels; ++channel) {
    const to = channel << 2;
    f32.store(stepGradient + to, <f32>(channelSum(stepSums, channel, channels) * gradientScale));
    if (offsetGradient) f32.store(offsetGradient + to, <f32>(channelSum(offsetSums, channel, channels) * gradientScale));
  }
}

@inline
function addLane(target: usize, value: v128): void {
  f32.store(target, f32.load(target) + f32x4.extract_lane(value, 0));
}
