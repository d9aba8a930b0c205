import { codeLanes, incrementLanes, stepSlopes, strictlyInside, thresholdLanes } from './code-lanes';

/** Vectors between two flushes: bounds the length of a float32 sum. */
const vectorsPerBlock: i32 = 256;

/** `fakeQuantize` for one step and offset, which stay in registers. */
export function fakeQuantizeUniform(
  input: usize,
  step: f32,
  offset: f32,
  output: usize,
  count: i32,
  minimum: f32,
  maximum: f32,
  shift: f32,
): void {
  // A zero offset changes no bit, where zeros are positive.
  if (offset == 0 && step > 0) quantize(input, step, offset, output, count, minimum, maximum, shift, false);
  else quantize(input, step, offset, output, count, minimum, maximum, shift, true);
}

@inline
function quantize(
  input: usize,
  step: f32,
  offset: f32,
  output: usize,
  count: i32,
  minimum: f32,
  maximum: f32,
  shift: f32,
  moves: bool,
): void {
  const s = f32x4.splat(step);
  const o = f32x4.splat(offset);
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const threshold = thresholdLanes(shift);
  const increment = incrementLanes(shift);
  for (let vectors = count >> 2; vectors > 0; --vectors) {
    v128.store(output, quantizeLanes(v128.load(input), s, o, low, high, threshold, increment, moves));
    input += 16;
    output += 16;
  }
  for (let rest = count & 3; rest > 0; --rest) {
    v128.store_lane<f32>(output, quantizeLanes(v128.load32_splat(input), s, o, low, high, threshold, increment, moves), 0);
    input += 4;
    output += 4;
  }
}

@inline
function quantizeLanes(
  x: v128,
  s: v128,
  o: v128,
  low: v128,
  high: v128,
  threshold: v128,
  increment: v128,
  moves: bool,
): v128 {
  const q = codeLanes(f32x4.div(moves ? f32x4.sub(x, o) : x, s), low, high, threshold, increment);
  return moves ? f32x4.add(f32x4.mul(q, s), o) : f32x4.mul(q, s);
}

/** `fakeQuantizeGradient` for one step and offset, which stay in registers. */
export function fakeQuantizeGradientUniform(
  input: usize,
  step: f32,
  offset: f32,
  gradient: usize,
  inputGradient: usize,
  stepGradient: usize,
  offsetGradient: usize,
  count: i32,
  minimum: f32,
  maximum: f32,
  shift: f32,
  gradientScale: f64,
): void {
  if (offset == 0 && !offsetGradient) {
    differentiate(
      input,
      step,
      offset,
      gradient,
      inputGradient,
      stepGradient,
      offsetGradient,
      count,
      minimum,
      maximum,
      shift,
      gradientScale,
      false,
    );
  } else {
    differentiate(
      input,
      step,
      offset,
      gradient,
      inputGradient,
      stepGradient,
      offsetGradient,
      count,
      minimum,
      maximum,
      shift,
      gradientScale,
      true,
    );
  }
}

@inline
function differentiate(
  input: usize,
  step: f32,
  offset: f32,
  gradient: usize,
  inputGradient: usize,
  stepGradient: usize,
  offsetGradient: usize,
  count: i32,
  minimum: f32,
  maximum: f32,
  shift: f32,
  gradientScale: f64,
  moves: bool,
): void {
  const s = f32x4.splat(step);
  const o = f32x4.splat(offset);
  const low = f32x4.splat(minimum);
  const high = f32x4.splat(maximum);
  const threshold = thresholdLanes(shift);
  const increment = incrementLanes(shift);
  let stepSum: f64 = 0;
  let offsetSum: f64 = 0;
  for (let vectors = count >> 2; vectors > 0; vectors -= vectorsPerBlock) {
    let stepPart = f32x4.splat(0);
    let offsetPart = f32x4.splat(0);
    for (let rest = min(vectors, vectorsPerBlock); rest > 0; --rest) {
      const x = v128.load(input);
      const v = f32x4.div(moves ? f32x4.sub(x, o) : x, s);
      const dy = v128.load(gradient);
      const inside = strictlyInside(v, low, high);
      const passed = v128.and(dy, inside);
      v128.store(inputGradient, passed);
      stepPart = f32x4.add(stepPart, f32x4.mul(dy, stepSlopes(v, inside, low, high, threshold, increment)));
      if (moves) offsetPart = f32x4.add(offsetPart, f32x4.sub(dy, passed));
      input += 16;
      gradient += 16;
      inputGradient += 16;
    }
    stepSum += laneSum(stepPart);
    if (moves) offsetSum += laneSum(offsetPart);
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const x = v128.load32_splat(input);
    const v = f32x4.div(moves ? f32x4.sub(x, o) : x, s);
    const dy = v128.load32_splat(gradient);
    const inside = strictlyInside(v, low, high);
    const passed = v128.and(dy, inside);
    v128.store_lane<f32>(inputGradient, passed, 0);
    stepSum += <f64>f32x4.extract_lane(f32x4.mul(dy, stepSlopes(v, inside, low, high, threshold, increment)), 0);
    if (moves) offsetSum += <f64>f32x4.extract_lane(f32x4.sub(dy, passed), 0);
    input += 4;
    gradient += 4;
    inputGradient += 4;
  }
  f32.store(stepGradient, <f32>(stepSum * gradientScale));
  if (offsetGradient) f32.store(offsetGradient, <f32>(offsetSum * gradientScale));
}

function laneSum(lanes: v128): f64 {
  const low = <f64>f32x4.extract_lane(lanes, 0) + <f64>f32x4.extract_lane(lanes, 1);
  return low + (<f64>f32x4.extract_lane(lanes, 2) + <f64>f32x4.extract_lane(lanes, 3));
}
