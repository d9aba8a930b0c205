import { fillZero } from './copy';

/** Mean of every channel over `positions` pixels of each image. NHWC to [batch, channels]. */
export function averagePool(input: usize, output: usize, batch: i32, positions: i32, channels: i32): void {
  const factor = <f32>1 / <f32>positions;
  fillZero(output, batch * channels);
  for (let n = 0; n < batch; ++n) {
    for (let position = 0; position < positions; ++position) {
      addScaled(output, input, factor, channels);
      input += channels << 2;
    }
    output += channels << 2;
  }
}

/** Gradient of `averagePool`: every pixel gets its share. */
export function averagePoolGradient(
  gradient: usize,
  inputGradient: usize,
  batch: i32,
  positions: i32,
  channels: i32,
): void {
  const factor = <f32>1 / <f32>positions;
  fillZero(inputGradient, batch * positions * channels);
  for (let n = 0; n < batch; ++n) {
    for (let position = 0; position < positions; ++position) {
      addScaled(inputGradient, gradient, factor, channels);
      inputGradient += channels << 2;
    }
    gradient += channels << 2;
  }
}

/** target += source * factor, elementwise. */
@inline
function addScaled(target: usize, source: usize, factor: f32, count: i32): void {
  const factors = f32x4.splat(factor);
  let rest = count;
  for (; rest >= 4; rest -= 4) {
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), factors)));
    target += 16;
    source += 16;
  }
  for (; rest > 0; --rest) {
    f32.store(target, f32.load(target) + f32.load(source) * factor);
    target += 4;
    source += 4;
  }
}
