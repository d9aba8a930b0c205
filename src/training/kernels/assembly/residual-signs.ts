/** Bytes of scratch memory for `planes` planes. */
export function residualSignsScratchBytes(planes: i32): i32 {
  return planes * 24;
}

/** output = step * sum of +-codes, where every plane takes the sign of what those before have left of input / step. */
export function residualSigns(
  input: usize,
  output: usize,
  count: i32,
  step: f32,
  codes: usize,
  planes: i32,
): void {
  const s = f32x4.splat(step);
  for (let vectors = count >> 2; vectors > 0; --vectors) {
    v128.store(output, f32x4.mul(s, signSum(f32x4.div(v128.load(input), s), codes, planes)));
    input += 16;
    output += 16;
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const sums = signSum(f32x4.div(v128.load32_splat(input), s), codes, planes);
    v128.store_lane<f32>(output, f32x4.mul(s, sums), 0);
    input += 4;
    output += 4;
  }
}

/** Codes are whole numbers that float32 adds exactly. */
@inline
function signSum(scaled: v128, codes: usize, planes: i32): v128 {
  let sum = f32x4.splat(0);
  for (let plane = 0; plane < planes; ++plane) {
    const code = v128.load32_splat(codes + (plane << 2));
    sum = v128.bitselect(f32x4.add(sum, code), f32x4.sub(sum, code), f32x4.ge(scaled, sum));
  }
  return sum;
}

/**
 * Gradients of `residualSigns` from the last plane to the first: with r what reaches a plane of value g = step * code and
 * dr the gradient of what it leaves, g receives (dy - dr) sign(r), and r receives dr + (dy - dr) g where |r| <= 1,
 * else dr. `planeGradients` holds one float per plane; where planes are `halving` one in all, to which plane m adds 2^-m of
 * its own.
 */
export function residualSignsGradient(
  input: usize,
  gradient: usize,
  inputGradient: usize,
  planeGradients: usize,
  count: i32,
  step: f32,
  codes: usize,
  planes: i32,
  halving: bool,
  scratch: usize,
): void {
  const sums = scratch + (planes << 4);
  for (let plane = 0; plane < planes; ++plane) f64.store(sums + (plane << 3), 0);
  const s = f32x4.splat(step);
  for (let pairs = count >> 1; pairs > 0; --pairs) {
    const scaled = f64x2.promote_low_f32x4(f32x4.div(v128.load64_zero(input), s));
    const dy = f64x2.promote_low_f32x4(v128.load64_zero(gradient));
    const passed = passSigns(scaled, dy, step, codes, planes, scratch, sums, true);
    v128.store64_lane(inputGradient, f32x4.demote_f64x2_zero(passed), 0);
    input += 8;
    gradient += 8;
    inputGradient += 8;
  }
  if (count & 1) {
    const scaled = f64x2.promote_low_f32x4(f32x4.div(v128.load32_zero(input), s));
    const dy = f64x2.promote_low_f32x4(v128.load32_zero(gradient));
    const passed = passSigns(scaled, dy, step, codes, planes, scratch, sums, false);
    f32.store(inputGradient, <f32>f64x2.extract_lane(passed, 0));
  }
  storePlaneGradients(planeGradients, sums, planes, halving);
}

/** Gradients of two inputs; adds those of the planes to `sums`, one value after the other. */
@inline
function passSigns(
  scaled: v128,
  dy: v128,
  step: f32,
  codes: usize,
  planes: i32,
  reached: usize,
  sums: usize,
  isPair: bool,
): v128 {
  const zero = f64x2.splat(0);
  const signBit = f64x2.splat(-0.0);
  const s = f64x2.splat(<f64>step);
  const limit = f64x2.splat(1 / <f64>step);
  let rest = scaled;
  for (let plane = 0; plane < planes; ++plane) {
    v128.store(reached + (plane << 4), rest);
    const code = f64x2.splat(<f64>f32.load(codes + (plane << 2)));
    rest = v128.bitselect(f64x2.sub(rest, code), f64x2.add(rest, code), f64x2.ge(rest, zero));
  }
  let passed = zero;
  for (let plane = planes - 1; plane >= 0; --plane) {
    const residual = v128.load(reached + (plane << 4));
    const own = f64x2.sub(dy, passed);
    const signed = v128.xor(own, v128.andnot(signBit, f64x2.ge(residual, zero)));
    const at = sums + (plane << 3);
    const sum = f64.load(at) + f64x2.extract_lane(signed, 0);
    f64.store(at, isPair ? sum + f64x2.extract_lane(signed, 1) : sum);
    const code = f64x2.splat(<f64>f32.load(codes + (plane << 2)));
    const within = f64x2.le(f64x2.abs(residual), limit);
    passed = f64x2.add(passed, v128.and(f64x2.mul(f64x2.mul(own, s), code), within));
  }
  return passed;
}

function storePlaneGradients(target: usize, sums: usize, planes: i32, halving: bool): void {
  let total: f64 = 0;
  let weight: f64 = 1;
  for (let plane = 0; plane < planes; ++plane) {
    const sum = f64.load(sums + (plane << 3));
    if (!halving) f32.store(target + (plane << 2), <f32>sum);
    total += sum * weight;
    weight *= 0.5;
  }
  if (halving) f32.store(target, <f32>total);
}
