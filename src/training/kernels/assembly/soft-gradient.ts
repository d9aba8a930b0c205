/** An interval between two codes is tabulated in 2^cellBits cells. */
const cellBits = 10;

/**
 * Gradients of a soft staircase (Gong et al. 2019) with `levels` intervals between `lower` and `upper`. `table` holds two
 * float64 values for every edge of the cells of an interval: the slope of the staircase and its derivative by the
 * temperature, in steps. With j the code, S the slope and z = (x - lower) / step, inside the range the input receives
 * S, the lower limit 1 - j / levels - S (1 - z / levels) and the upper one j / levels - S z / levels; beyond it the limit
 * receives everything. The gradients of limits and temperature are single floats.
 */
export function softGradient(
  input: usize,
  gradient: usize,
  inputGradient: usize,
  lowerGradient: usize,
  upperGradient: usize,
  temperatureGradient: usize,
  count: i32,
  lower: f64,
  upper: f64,
  levels: f64,
  table: usize,
): void {
  const step = (upper - lower) / levels;
  let toLower: f64 = 0;
  let toUpper: f64 = 0;
  let toTemperature: f64 = 0;
  const low = f64x2.splat(lower);
  const s = f64x2.splat(step);
  const most = f64x2.splat(levels);
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  const cells = f64x2.splat(<f64>(1 << cellBits));
  for (let rest = count; rest > 0; rest -= 2) {
    const isPair = rest > 1;
    const x = isPair ? v128.load64_zero(input) : v128.load32_zero(input);
    const received = isPair ? v128.load64_zero(gradient) : v128.load32_zero(gradient);
    const dy = f64x2.promote_low_f32x4(received);
    const position = f64x2.div(f64x2.sub(f64x2.promote_low_f32x4(x), low), s);
    const below = f64x2.le(position, zero);
    const outside = v128.or(below, f64x2.ge(position, most));
    const z = v128.andnot(position, outside);
    const interval = f64x2.floor(z);
    const place = f64x2.mul(f64x2.sub(z, interval), cells);
    const cell = i32x4.trunc_sat_f64x2_s_zero(place);
    const part = f64x2.sub(place, f64x2.convert_low_i32x4_s(cell));
    const first = between(table, i32x4.extract_lane(cell, 0), f64x2.splat(f64x2.extract_lane(part, 0)));
    const second = between(table, i32x4.extract_lane(cell, 1), f64x2.splat(f64x2.extract_lane(part, 1)));
    const slope = v128.shuffle<f64>(first, second, 0, 2);
    const temperatureSlope = v128.shuffle<f64>(first, second, 1, 3);
    const isUpperHalf = i32x4.shr_u(cell, cellBits - 1);
    const code = f64x2.add(interval, f64x2.convert_low_i32x4_s(isUpperHalf));
    const moved = f64x2.div(f64x2.mul(dy, f64x2.sub(code, f64x2.mul(slope, z))), most);
    const passed = f32x4.demote_f64x2_zero(v128.andnot(f64x2.mul(dy, slope), outside));
    const inside = f64x2.sub(f64x2.mul(dy, f64x2.sub(one, slope)), moved);
    const ofLower = v128.bitselect(v128.and(dy, below), inside, outside);
    const ofUpper = v128.bitselect(v128.andnot(dy, below), moved, outside);
    const ofTemperature = v128.andnot(f64x2.mul(dy, temperatureSlope), outside);
    // One value after the other, as a plain loop adds them.
    toLower += f64x2.extract_lane(ofLower, 0);
    toUpper += f64x2.extract_lane(ofUpper, 0);
    toTemperature += f64x2.extract_lane(ofTemperature, 0);
    if (isPair) {
      toLower += f64x2.extract_lane(ofLower, 1);
      toUpper += f64x2.extract_lane(ofUpper, 1);
      toTemperature += f64x2.extract_lane(ofTemperature, 1);
      v128.store64_lane(inputGradient, passed, 0);
    } else {
      v128.store_lane<f32>(inputGradient, passed, 0);
    }
    input += 8;
    gradient += 8;
    inputGradient += 8;
  }
  f32.store(lowerGradient, <f32>toLower);
  f32.store(upperGradient, <f32>toUpper);
  f32.store(temperatureGradient, <f32>(step * toTemperature));
}

/** Both values of the table, between the edges of a cell. */
@inline
function between(table: usize, cell: i32, part: v128): v128 {
  const at = table + (<usize>cell << 4);
  const left = v128.load(at);
  return f64x2.add(left, f64x2.mul(part, f64x2.sub(v128.load(at + 16), left)));
}
