import { copyFloats } from './copy';

/**
 * Eight output channels of a rows x columns grid of output pixels:
 * target = relu?(bias + sum over tap rows and `inner` floats of source * panel), panel as [tapRows][inner][8].
 * Steps are in bytes; at most eight channels are stored.
 */
export function convolvePanel(
  source: usize,
  rows: i32,
  columns: i32,
  sourceColumnStep: usize,
  sourceRowStep: usize,
  tapRows: i32,
  tapRowStep: usize,
  inner: i32,
  panel: usize,
  bias: usize,
  target: usize,
  targetColumnStep: usize,
  targetRowStep: usize,
  channels: i32,
  relu: bool,
): void {
  convolveTiles(
    source,
    rows,
    columns,
    sourceColumnStep,
    sourceRowStep,
    tapRows,
    tapRowStep,
    inner,
    panel,
    v128.load(bias),
    v128.load(bias, 16),
    target,
    targetColumnStep,
    targetRowStep,
    channels,
    relu,
    false,
  );
}

/**
 * Adds every source pixel (`inner` floats, one pixel after the other) times `panel`, [inner][8], to the eight floats of
 * its target; targets may overlap.
 */
export function scatterPanel(
  source: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  panel: usize,
  target: usize,
  targetColumnStep: usize,
  targetRowStep: usize,
): void {
  const zero = f32x4.splat(0);
  const pixelBytes: usize = (<usize>inner) << 2;
  convolveTiles(
    source,
    rows,
    columns,
    pixelBytes,
    pixelBytes * columns,
    1,
    0,
    inner,
    panel,
    zero,
    zero,
    target,
    targetColumnStep,
    targetRowStep,
    8,
    false,
    true,
  );
}

/**
 * Works on four pixels at a time; the last tile repeats the last pixel instead of needing code of its own, but adds
 * it only once.
 */
@inline
function convolveTiles(
  source: usize,
  rows: i32,
  columns: i32,
  sourceColumnStep: usize,
  sourceRowStep: usize,
  tapRows: i32,
  tapRowStep: usize,
  inner: i32,
  panel: usize,
  biasLow: v128,
  biasHigh: v128,
  target: usize,
  targetColumnStep: usize,
  targetRowStep: usize,
  channels: i32,
  relu: bool,
  accumulate: bool,
): void {
  const zero = f32x4.splat(0);
  const sourceWrap = sourceRowStep - sourceColumnStep * (columns - 1);
  const targetWrap = targetRowStep - targetColumnStep * (columns - 1);
  const pixels = rows * columns;
  let column = 0;
  let s = source;
  let t = target;
  let pixel = 0;
  while (pixel < pixels) {
    const left = pixels - pixel;
    let s0 = s;
    const t0 = t;
    if (++pixel < pixels) {
      if (++column == columns) {
        column = 0;
        s += sourceWrap;
        t += targetWrap;
      } else {
        s += sourceColumnStep;
        t += targetColumnStep;
      }
    }
    let s1 = s;
    const t1 = t;
    if (++pixel < pixels) {
      if (++column == columns) {
        column = 0;
        s += sourceWrap;
        t += targetWrap;
      } else {
        s += sourceColumnStep;
        t += targetColumnStep;
      }
    }
    let s2 = s;
    const t2 = t;
    if (++pixel < pixels) {
      if (++column == columns) {
        column = 0;
        s += sourceWrap;
        t += targetWrap;
      } else {
        s += sourceColumnStep;
        t += targetColumnStep;
      }
    }
    let s3 = s;
    const t3 = t;
    if (++pixel < pixels) {
      if (++column == columns) {
        column = 0;
        s += sourceWrap;
        t += targetWrap;
      } else {
        s += sourceColumnStep;
        t += targetColumnStep;
      }
    }
    let low0 = biasLow;
    let low1 = biasLow;
    let low2 = biasLow;
    let low3 = biasLow;
    let high0 = biasHigh;
    let high1 = biasHigh;
    let high2 = biasHigh;
    let high3 = biasHigh;
    let w = panel;
    for (let row = 0; row < tapRows; ++row) {
      for (let k: usize = 0, end = (<usize>inner) << 2; k < end; k += 4) {
        const weightLow = v128.load(w);
        const weightHigh = v128.load(w, 16);
        w += 32;
        const x0 = v128.load32_splat(s0 + k);
        low0 = f32x4.add(low0, f32x4.mul(x0, weightLow));
        high0 = f32x4.add(high0, f32x4.mul(x0, weightHigh));
        const x1 = v128.load32_splat(s1 + k);
        low1 = f32x4.add(low1, f32x4.mul(x1, weightLow));
        high1 = f32x4.add(high1, f32x4.mul(x1, weightHigh));
        const x2 = v128.load32_splat(s2 + k);
        low2 = f32x4.add(low2, f32x4.mul(x2, weightLow));
        high2 = f32x4.add(high2, f32x4.mul(x2, weightHigh));
        const x3 = v128.load32_splat(s3 + k);
        low3 = f32x4.add(low3, f32x4.mul(x3, weightLow));
        high3 = f32x4.add(high3, f32x4.mul(x3, weightHigh));
      }
      s0 += tapRowStep;
      s1 += tapRowStep;
      s2 += tapRowStep;
      s3 += tapRowStep;
    }
    if (relu) {
      low0 = f32x4.pmax(low0, zero);
      low1 = f32x4.pmax(low1, zero);
      low2 = f32x4.pmax(low2, zero);
      low3 = f32x4.pmax(low3, zero);
      high0 = f32x4.pmax(high0, zero);
      high1 = f32x4.pmax(high1, zero);
      high2 = f32x4.pmax(high2, zero);
      high3 = f32x4.pmax(high3, zero);
    }
    if (accumulate) {
      addEight(t0, low0, high0);
      if (left > 1) addEight(t1, low1, high1);
      if (left > 2) addEight(t2, low2, high2);
      if (left > 3) addEight(t3, low3, high3);
    } else {
      storeChannels(t0, low0, high0, channels);
      storeChannels(t1, low1, high1, channels);
      storeChannels(t2, low2, high2, channels);
      storeChannels(t3, low3, high3, channels);
    }
  }
}

@inline
function storeChannels(target: usize, low: v128, high: v128, channels: i32): void {
  if (channels >= 8) {
    v128.store(target, low);
    v128.store(target, high, 16);
  } else storeFewChannels(target, low, high, channels);
}

function storeFewChannels(target: usize, low: v128, high: v128, channels: i32): void {
  let lanes = low;
  let rest = channels;
  if (rest >= 4) {
    v128.store(target, low);
    lanes = high;
    rest -= 4;
    target += 16;
  }
  if (rest > 0) f32.store(target, f32x4.extract_lane(lanes, 0));
  if (rest > 1) f32.store(target, f32x4.extract_lane(lanes, 1), 4);
  if (rest > 2) f32.store(target, f32x4.extract_lane(lanes, 2), 8);
}

/**
 * Adds to four rows of `total` (`totalStep` bytes apart, eight floats each) the sum over a rows x columns grid of
 * source[0..3] outer gradient[0..7]; the gradient's pixels lie `gradientStep` bytes apart.
 */
export function correlatePanel(
  source: usize,
  rows: i32,
  columns: i32,
  sourceColumnStep: usize,
  sourceRowStep: usize,
  gradient: usize,
  gradientStep: usize,
  total: usize,
  totalStep: usize,
): void {
  const zero = f32x4.splat(0);
  let low0 = zero;
  let low1 = zero;
  let low2 = zero;
  let low3 = zero;
  let high0 = zero;
  let high1 = zero;
  let high2 = zero;
  let high3 = zero;
  for (let row = 0; row < rows; ++row) {
    let s = source;
    for (let column = 0; column < columns; ++column) {
      const gradientLow = v128.load(gradient);
      const gradientHigh = v128.load(gradient, 16);
      const x0 = v128.load32_splat(s);
      low0 = f32x4.add(low0, f32x4.mul(x0, gradientLow));
      high0 = f32x4.add(high0, f32x4.mul(x0, gradientHigh));
      const x1 = v128.load32_splat(s, 4);
      low1 = f32x4.add(low1, f32x4.mul(x1, gradientLow));
      high1 = f32x4.add(high1, f32x4.mul(x1, gradientHigh));
      const x2 = v128.load32_splat(s, 8);
      low2 = f32x4.add(low2, f32x4.mul(x2, gradientLow));
      high2 = f32x4.add(high2, f32x4.mul(x2, gradientHigh));
      const x3 = v128.load32_splat(s, 12);
      low3 = f32x4.add(low3, f32x4.mul(x3, gradientLow));
      high3 = f32x4.add(high3, f32x4.mul(x3, gradientHigh));
      s += sourceColumnStep;
      gradient += gradientStep;
    }
    source += sourceRowStep;
  }
  addEight(total, low0, high0);
  addEight(total + totalStep, low1, high1);
  addEight(total + 2 * totalStep, low2, high2);
  addEight(total + 3 * totalStep, low3, high3);
}

/** Adds to eight floats of `total` the sum of eight channels over `pixels` pixels. */
export function sumPanel(gradient: usize, gradientStep: usize, pixels: i32, total: usize): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  for (let pixel = 0; pixel < pixels; ++pixel) {
    low = f32x4.add(low, v128.load(gradient));
    high = f32x4.add(high, v128.load(gradient, 16));
    gradient += gradientStep;
  }
  addEight(total, low, high);
}

@inline
function addEight(total: usize, low: v128, high: v128): void {
  v128.store(total, f32x4.add(v128.load(total), low));
  v128.store(total, f32x4.add(v128.load(total, 16), high), 16);
}

/** Copies up to eight floats and fills the rest of the eight with zeros. */
export function packEight(target: usize, source: usize, count: i32): void {
  const used = min(count, 8);
  v128.store(target, f32x4.splat(0));
  v128.store(target, f32x4.splat(0), 16);
  copyFloats(target, source, used);
}
