/** output = step * codes[floor(2 input / step) - least], the position clipped to what the table of codes covers. */
export function codeHalfSteps(
  input: usize,
  output: usize,
  count: i32,
  step: f32,
  codes: usize,
  least: i32,
  most: i32,
): void {
  const s = f32x4.splat(step);
  const low = f32x4.splat(<f32>least);
  const high = f32x4.splat(<f32>most);
  const table = codes - (<usize>least << 2);
  const vectors = count >> 2;
  for (let i = 0; i < vectors; ++i) {
    const cell = halfSteps(v128.load(input), s, low, high);
    let found = f32x4.splat(f32.load(table + (<usize>i32x4.extract_lane(cell, 0) << 2)));
    found = f32x4.replace_lane(found, 1, f32.load(table + (<usize>i32x4.extract_lane(cell, 1) << 2)));
    found = f32x4.replace_lane(found, 2, f32.load(table + (<usize>i32x4.extract_lane(cell, 2) << 2)));
    found = f32x4.replace_lane(found, 3, f32.load(table + (<usize>i32x4.extract_lane(cell, 3) << 2)));
    v128.store(output, f32x4.mul(s, found));
    input += 16;
    output += 16;
  }
  for (let rest = count & 3; rest > 0; --rest) {
    const cell = halfSteps(v128.load32_splat(input), s, low, high);
    f32.store(output, step * f32.load(table + (<usize>i32x4.extract_lane(cell, 0) << 2)));
    input += 4;
    output += 4;
  }
}

@inline
function halfSteps(x: v128, step: v128, low: v128, high: v128): v128 {
  const scaled = f32x4.div(x, step);
  const halves = f32x4.pmin(f32x4.pmax(f32x4.add(scaled, scaled), low), high);
  return i32x4.trunc_sat_f32x4_s(f32x4.floor(halves));
}

/**
 * Gradients of a reparameterized clip: inside [least, limit] the input receives the output's and the clip that times
 * (coded - input) / limit; above, the clip receives everything, and below, where there are signs, its negative.
 */
export function reparameterizedClipGradient(
  input: usize,
  coded: usize,
  gradient: usize,
  inputGradient: usize,
  clipGradient: usize,
  count: i32,
  least: f64,
  limit: f64,
): void {
  const low = f64x2.splat(least);
  const high = f64x2.splat(limit);
  const signed = i64x2.splat(least < 0 ? -1 : 0);
  let sum: f64 = 0;
  for (let rest = count; rest > 0; rest -= 2) {
    const isPair = rest > 1;
    const x = promote(input, isPair);
    const q = promote(coded, isPair);
    const dy = promote(gradient, isPair);
    const above = f64x2.gt(x, high);
    const inside = v128.and(f64x2.ge(x, low), f64x2.le(x, high));
    const beyond = v128.bitselect(dy, v128.and(f64x2.neg(dy), signed), above);
    const own = v128.bitselect(f64x2.div(f64x2.mul(dy, f64x2.sub(q, x)), high), beyond, inside);
    const passed = f32x4.demote_f64x2_zero(v128.and(dy, inside));
    // One value after the other, as a plain loop adds them.
    sum += f64x2.extract_lane(own, 0);
    if (isPair) {
      sum += f64x2.extract_lane(own, 1);
      v128.store64_lane(inputGradient, passed, 0);
    } else {
      v128.store_lane<f32>(inputGradient, passed, 0);
    }
    input += 8;
    coded += 8;
    gradient += 8;
    inputGradient += 8;
  }
  f32.store(clipGradient, <f32>sum);
}

/** Two floats, or one where there is no other, as float64. */
@inline
function promote(at: usize, isPair: bool): v128 {
  return f64x2.promote_low_f32x4(isPair ? v128.load64_zero(at) : v128.load32_zero(at));
}
