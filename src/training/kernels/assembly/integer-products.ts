/** Whole numbers below 2^15 from float64 to int16; eight at a time, so up to seven more than `count` are read and written. */
export function packCodes(values: usize, codes: usize, count: i32): void {
  // Added to a whole number, it leaves the number's two's complement in the low bits of the fraction.
  const anchor = f64x2.splat(6755399441055744);
  for (let at = 0; at < count; at += 8) {
    const a = f64x2.add(v128.load(values), anchor);
    const b = f64x2.add(v128.load(values, 16), anchor);
    const c = f64x2.add(v128.load(values, 32), anchor);
    const d = f64x2.add(v128.load(values, 48), anchor);
    const low = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
    const high = v128.shuffle<i32>(c, d, 0, 2, 4, 6);
    v128.store(codes, i16x8.narrow_i32x4_s(low, high));
    values += 64;
    codes += 16;
  }
}

/**
 * sums = bias + products of every window, [windows, channels] float64. Codes are int16, a window is `rows` runs of
 * `runLength` codes, `rowLength` apart, from the code that `starts` (int32) names. Weights are int16,
 * [groups of eight channels][rows][pairs of products][8][2], zero where there is no product or channel; bias is int32,
 * eight per group. Behind the last run one code more is read.
 */
export function multiplyCodes(
  codes: usize,
  starts: usize,
  windows: i32,
  rows: i32,
  runLength: i32,
  rowLength: i32,
  weights: usize,
  bias: usize,
  sums: usize,
  channels: i32,
): void {
  const runBytes: usize = (<usize>((runLength + 1) >> 1)) << 2;
  const rowBytes: usize = (<usize>rowLength) << 1;
  const groupBytes: usize = runBytes * 8 * rows;
  for (let channel = 0; channel < channels; channel += 8) {
    const left = channels - channel;
    let target = sums + ((<usize>channel) << 3);
    let window = 0;
    for (; window <= windows - 4; window += 4) {
      fourWindows(
        codes,
        starts + ((<usize>window) << 2),
        rows,
        runBytes,
        rowBytes,
        weights,
        bias,
        target,
        channels,
        left,
      );
      target += (<usize>channels) << 5;
    }
    for (; window < windows; ++window) {
      const start = codes + ((<usize>i32.load(starts + ((<usize>window) << 2))) << 1);
      oneWindow(start, rows, runBytes, rowBytes, weights, bias, target, left);
      target += (<usize>channels) << 3;
    }
    weights += groupBytes;
    bias += 32;
  }
}

@inline
function fourWindows(
  codes: usize,
  starts: usize,
  rows: i32,
  runBytes: usize,
  rowBytes: usize,
  weights: usize,
  bias: usize,
  target: usize,
  channels: i32,
  left: i32,
): void {
  let s0 = codes + ((<usize>i32.load(starts)) << 1);
  let s1 = codes + ((<usize>i32.load(starts, 4)) << 1);
  let s2 = codes + ((<usize>i32.load(starts, 8)) << 1);
  let s3 = codes + ((<usize>i32.load(starts, 12)) << 1);
  let low0 = v128.load(bias);
  let high0 = v128.load(bias, 16);
  let low1 = low0;
  let low2 = low0;
  let low3 = low0;
  let high1 = high0;
  let high2 = high0;
  let high3 = high0;
  for (let row = 0; row < rows; ++row) {
    for (let k: usize = 0; k < runBytes; k += 4) {
      const weightLow = v128.load(weights);
      const weightHigh = v128.load(weights, 16);
      weights += 32;
      const x0 = v128.load32_splat(s0 + k);
      low0 = i32x4.add(low0, i32x4.dot_i16x8_s(x0, weightLow));
      high0 = i32x4.add(high0, i32x4.dot_i16x8_s(x0, weightHigh));
      const x1 = v128.load32_splat(s1 + k);
      low1 = i32x4.add(low1, i32x4.dot_i16x8_s(x1, weightLow));
      high1 = i32x4.add(high1, i32x4.dot_i16x8_s(x1, weightHigh));
      const x2 = v128.load32_splat(s2 + k);
      low2 = i32x4.add(low2, i32x4.dot_i16x8_s(x2, weightLow));
      high2 = i32x4.add(high2, i32x4.dot_i16x8_s(x2, weightHigh));
      const x3 = v128.load32_splat(s3 + k);
      low3 = i32x4.add(low3, i32x4.dot_i16x8_s(x3, weightLow));
      high3 = i32x4.add(high3, i32x4.dot_i16x8_s(x3, weightHigh));
    }
    s0 += rowBytes;
    s1 += rowBytes;
    s2 += rowBytes;
    s3 += rowBytes;
  }
  const windowBytes: usize = (<usize>channels) << 3;
  storeSums(target, low0, high0, left);
  storeSums(target + windowBytes, low1, high1, left);
  storeSums(target + 2 * windowBytes, low2, high2, left);
  storeSums(target + 3 * windowBytes, low3, high3, left);
}

@inline
function oneWindow(
  start: usize,
  rows: i32,
  runBytes: usize,
  rowBytes: usize,
  weights: usize,
  bias: usize,
  target: usize,
  left: i32,
): void {
  let low = v128.load(bias);
  let high = v128.load(bias, 16);
  for (let row = 0; row < rows; ++row) {
    for (let k: usize = 0; k < runBytes; k += 4) {
      const x = v128.load32_splat(start + k);
      low = i32x4.add(low, i32x4.dot_i16x8_s(x, v128.load(weights)));
      high = i32x4.add(high, i32x4.dot_i16x8_s(x, v128.load(weights, 16)));
      weights += 32;
    }
    start += rowBytes;
  }
  storeSums(target, low, high, left);
}

/**
 * As `multiplyCodes` where every channel has a filter of its own and reads its own codes, `taps` of them, an even number,
 * at `tapOffsets` bytes (int32) from its first. Weights are [groups of eight channels][pairs of taps][8][2]. Up to seven
 * codes more are read behind the last.
 */
export function multiplyCodesByChannel(
  codes: usize,
  starts: usize,
  windows: i32,
  tapOffsets: usize,
  taps: i32,
  weights: usize,
  bias: usize,
  sums: usize,
  channels: i32,
): void {
  for (let channel = 0; channel < channels; channel += 8) {
    const first = codes + ((<usize>channel) << 1);
    let target = sums + ((<usize>channel) << 3);
    for (let window = 0; window < windows; ++window) {
      const start = first + ((<usize>i32.load(starts + ((<usize>window) << 2))) << 1);
      let low = v128.load(bias);
      let high = v128.load(bias, 16);
      let w = weights;
      for (let tap = 0; tap < taps; tap += 2) {
        const offset = tapOffsets + ((<usize>tap) << 2);
        const x = v128.load(start + i32.load(offset));
        const y = v128.load(start + i32.load(offset, 4));
        const pairsLow = v128.shuffle<i16>(x, y, 0, 8, 1, 9, 2, 10, 3, 11);
        const pairsHigh = v128.shuffle<i16>(x, y, 4, 12, 5, 13, 6, 14, 7, 15);
        low = i32x4.add(low, i32x4.dot_i16x8_s(pairsLow, v128.load(w)));
        high = i32x4.add(high, i32x4.dot_i16x8_s(pairsHigh, v128.load(w, 16)));
        w += 32;
      }
      storeSums(target, low, high, channels - channel);
      target += (<usize>channels) << 3;
    }
    weights += (<usize>taps) << 4;
    bias += 32;
  }
}

@inline
function storeSums(target: usize, low: v128, high: v128, channels: i32): void {
  if (channels >= 8) {
    storeFour(target, low);
    storeFour(target + 32, high);
  } else storeFewSums(target, low, high, channels);
}

@inline
function storeFour(target: usize, sums: v128): void {
  v128.store(target, f64x2.convert_low_i32x4_s(sums));
  v128.store(target, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(sums, sums, 2, 3, 2, 3)), 16);
}

function storeFewSums(target: usize, low: v128, high: v128, channels: i32): void {
  let lanes = low;
  let rest = channels;
  if (rest >= 4) {
    storeFour(target, low);
    lanes = high;
    rest -= 4;
    target += 32;
  }
  if (rest > 0) f64.store(target, <f64>i32x4.extract_lane(lanes, 0));
  if (rest > 1) f64.store(target, <f64>i32x4.extract_lane(lanes, 1), 8);
  if (rest > 2) f64.store(target, <f64>i32x4.extract_lane(lanes, 2), 16);
}
