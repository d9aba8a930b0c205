/** What a fraction must reach to round up: half, or nothing where codes lie half a step above integers (shift 1/2). */
@inline
export function thresholdLanes(shift: f32): v128 {
  return f32x4.splat(<f32>0.5 - shift);
}

/** How far above its floor a position then goes. */
@inline
export function incrementLanes(shift: f32): v128 {
  return f32x4.splat(<f32>1 - shift);
}

/** Rounds half up. */
@inline
function roundLanes(x: v128, threshold: v128, increment: v128): v128 {
  const down = f32x4.floor(x);
  const up = f32x4.ge(f32x4.sub(x, down), threshold);
  return f32x4.add(down, v128.and(up, increment));
}

/** Clips, then rounds half up. */
@inline
export function codeLanes(v: v128, minimum: v128, maximum: v128, threshold: v128, increment: v128): v128 {
  return roundLanes(f32x4.pmin(f32x4.pmax(v, minimum), maximum), threshold, increment);
}

/** Codes minus positions where `inside`, codes elsewhere: what a step's gradient weighs the output's gradient with. */
@inline
export function stepSlopes(
  v: v128,
  inside: v128,
  low: v128,
  high: v128,
  threshold: v128,
  increment: v128,
): v128 {
  return f32x4.sub(codeLanes(v, low, high, threshold, increment), v128.and(v, inside));
}

@inline
export function strictlyInside(v: v128, low: v128, high: v128): v128 {
  return v128.and(f32x4.gt(v, low), f32x4.lt(v, high));
}
