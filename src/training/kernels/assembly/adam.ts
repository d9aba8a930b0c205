/**
 * One Adam update in place; `firstCorrection` and `secondCorrection` are 1 / (1 - beta^t).
 * The last vector may hold fewer than four elements.
 */
export function adam(
  variable: usize,
  gradient: usize,
  firstMoment: usize,
  secondMoment: usize,
  count: i32,
  learningRate: f32,
  firstCorrection: f32,
  secondCorrection: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
): void {
  const keep1 = f32x4.splat(beta1);
  const keep2 = f32x4.splat(beta2);
  const take1 = f32x4.splat(1 - beta1);
  const take2 = f32x4.splat(1 - beta2);
  const rate = f32x4.splat(learningRate * firstCorrection);
  const correction = f32x4.splat(secondCorrection);
  const floor = f32x4.splat(epsilon);
  for (let i = 0; i < count; i += 4) {
    const g = loadUpToFour(gradient, count - i);
    const m = f32x4.add(f32x4.mul(keep1, loadUpToFour(firstMoment, count - i)), f32x4.mul(take1, g));
    const square = f32x4.mul(take2, f32x4.mul(g, g));
    const v = f32x4.add(f32x4.mul(keep2, loadUpToFour(secondMoment, count - i)), square);
    const scale = f32x4.add(f32x4.sqrt(f32x4.mul(v, correction)), floor);
    const update = f32x4.div(f32x4.mul(rate, m), scale);
    storeUpToFour(variable, f32x4.sub(loadUpToFour(variable, count - i), update), count - i);
    storeUpToFour(firstMoment, m, count - i);
    storeUpToFour(secondMoment, v, count - i);
    variable += 16;
    gradient += 16;
    firstMoment += 16;
    secondMoment += 16;
  }
}

@inline
function loadUpToFour(source: usize, count: i32): v128 {
  return count >= 4 ? v128.load(source) : loadFew(source, count);
}

function loadFew(source: usize, count: i32): v128 {
  let lanes = v128.load32_zero(source);
  if (count > 1) lanes = f32x4.replace_lane(lanes, 1, f32.load(source, 4));
  if (count > 2) lanes = f32x4.replace_lane(lanes, 2, f32.load(source, 8));
  return lanes;
}

@inline
function storeUpToFour(target: usize, lanes: v128, count: i32): void {
  if (count >= 4) v128.store(target, lanes);
  else storeFew(target, lanes, count);
}

function storeFew(target: usize, lanes: v128, count: i32): void {
  f32.store(target, f32x4.extract_lane(lanes, 0));
  if (count > 1) f32.store(target, f32x4.extract_lane(lanes, 1), 4);
  if (count > 2) f32.store(target, f32x4.extract_lane(lanes, 2), 8);
}
