/** Copies `count` floats. */
export function copyFloats(target: usize, source: usize, count: i32): void {
  let rest = count;
  for (; rest >= 4; rest -= 4) {
    v128.store(target, v128.load(source));
    target += 16;
    source += 16;
  }
  for (; rest > 0; --rest) {
    f32.store(target, f32.load(source));
    target += 4;
    source += 4;
  }
}

/** Copies `count` floats, or zero where `gate` is not positive: the gradient of a ReLU with output `gate`. */
export function copyGated(target: usize, source: usize, gate: usize, count: i32): void {
  const zero = f32x4.splat(0);
  let rest = count;
  for (; rest >= 4; rest -= 4) {
    v128.store(target, v128.and(v128.load(source), f32x4.gt(v128.load(gate), zero)));
    target += 16;
    source += 16;
    gate += 16;
  }
  for (; rest > 0; --rest) {
    f32.store(target, f32.load(gate) > 0 ? f32.load(source) : 0);
    target += 4;
    source += 4;
    gate += 4;
  }
}

/** `gate` zero stands for no gate. */
export function copyMaybeGated(target: usize, source: usize, gate: usize, count: i32): void {
  if (gate) copyGated(target, source, gate, count);
  else copyFloats(target, source, count);
}

export function fillZero(target: usize, count: i32): void {
  memory.fill(target, 0, (<usize>count) << 2);
}
