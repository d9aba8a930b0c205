import { fillZero } from './copy';

/**
 * Maximum over windows of size x size, stride = size, no padding; a ragged edge is dropped. NHWC.
 * Four channels at a time, the last four overlapping the ones before where the count is no multiple of four.
 */
export function maxPool(
  input: usize,
  output: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  const rows = height / size;
  const columns = width / size;
  const pixelBytes: usize = (<usize>channels) << 2;
  const rowBytes: usize = pixelBytes * width;
  let target = output;
  for (let n = 0; n < batch; ++n) {
    for (let row = 0; row < rows; ++row) {
      let corner = input + rowBytes * (n * height + row * size);
      for (let column = 0; column < columns; ++column) {
        poolWindow(corner, target, rowBytes, pixelBytes, channels, size);
        target += pixelBytes;
        corner += pixelBytes * size;
      }
    }
  }
}

@inline
function poolWindow(
  corner: usize,
  target: usize,
  rowBytes: usize,
  pixelBytes: usize,
  channels: i32,
  size: i32,
): void {
  if (channels >= 4) {
    for (let channel = 0; channel < channels; channel += 4) {
      const at: usize = min(channel, channels - 4) << 2;
      v128.store(target + at, windowMaximum(corner + at, rowBytes, pixelBytes, size));
    }
  } else {
    for (let channel = 0; channel < channels; ++channel) {
      const at: usize = channel << 2;
      f32.store(target + at, scalarMaximum(corner + at, rowBytes, pixelBytes, size));
    }
  }
}

@inline
function windowMaximum(corner: usize, rowBytes: usize, pixelBytes: usize, size: i32): v128 {
  let best = v128.load(corner);
  for (let i = 0; i < size; ++i) {
    let from = corner;
    for (let j = 0; j < size; ++j) {
      best = f32x4.pmax(best, v128.load(from));
      from += pixelBytes;
    }
    corner += rowBytes;
  }
  return best;
}

function scalarMaximum(corner: usize, rowBytes: usize, pixelBytes: usize, size: i32): f32 {
  let best = f32.load(corner);
  for (let i = 0; i < size; ++i) {
    for (let j = 0; j < size; ++j) {
      const value = f32.load(corner + rowBytes * i + pixelBytes * j);
      if (value > best) best = value;
    }
  }
  return best;
}

/** Gradient of `maxPool`: goes to the first maximum of each window in row order, zero elsewhere. */
export function maxPoolGradient(
  input: usize,
  gradient: usize,
  inputGradient: usize,
  batch: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  const rows = height / size;
  const columns = width / size;
  const pixelBytes: usize = (<usize>channels) << 2;
  const rowBytes: usize = pixelBytes * width;
  if (height != rows * size || width != columns * size) fillZero(inputGradient, batch * height * width * channels);
  for (let n = 0; n < batch; ++n) {
    for (let row = 0; row < rows; ++row) {
      let corner: usize = rowBytes * (n * height + row * size);
      for (let column = 0; column < columns; ++column) {
        unpoolWindow(input + corner, inputGradient + corner, gradient, rowBytes, pixelBytes, channels, size);
        gradient += pixelBytes;
        corner += pixelBytes * size;
      }
    }
  }
}

@inline
function unpoolWindow(
  corner: usize,
  target: usize,
  gradient: usize,
  rowBytes: usize,
  pixelBytes: usize,
  channels: i32,
  size: i32,
): void {
  if (channels >= 4) {
    for (let channel = 0; channel < channels; channel += 4) {
      const at: usize = min(channel, channels - 4) << 2;
      unpoolLanes(corner + at, target + at, v128.load(gradient + at), rowBytes, pixelBytes, size);
    }
  } else {
    for (let channel = 0; channel < channels; ++channel) {
      const at: usize = channel << 2;
      unpoolScalar(corner + at, target + at, f32.load(gradient + at), rowBytes, pixelBytes, size);
    }
  }
}

@inline
function unpoolLanes(
  corner: usize,
  target: usize,
  gradient: v128,
  rowBytes: usize,
  pixelBytes: usize,
  size: i32,
): void {
  const best = windowMaximum(corner, rowBytes, pixelBytes, size);
  let open = i32x4.splat(-1);
  for (let i = 0; i < size; ++i) {
    let at: usize = rowBytes * i;
    for (let j = 0; j < size; ++j) {
      const hit = v128.and(open, f32x4.eq(v128.load(corner + at), best));
      v128.store(target + at, v128.and(gradient, hit));
      open = v128.andnot(open, hit);
      at += pixelBytes;
    }
  }
}

function unpoolScalar(
  corner: usize,
  target: usize,
  gradient: f32,
  rowBytes: usize,
  pixelBytes: usize,
  size: i32,
): void {
  const best = scalarMaximum(corner, rowBytes, pixelBytes, size);
  let open = true;
  for (let i = 0; i < size; ++i) {
    for (let j = 0; j < size; ++j) {
      const at: usize = rowBytes * i + pixelBytes * j;
      const hit = open && f32.load(corner + at) == best;
      f32.store(target + at, hit ? gradient : 0);
      if (hit) open = false;
    }
  }
}
