/** Rounds half up. */
@inline
function roundLanes(x: v128): v128 {
  const down = f32x4.floor(x);
  const up = f32x4.ge(f32x4.sub(x, down), f32x4.splat(0.5));
  return f32x4.add(down, v128.and(up, f32x4.splat(1)));
}

/** Clips, then rounds half up. */
@inline
export function codeLanes(v: v128, minimum: v128, maximum: v128): v128 {
  return roundLanes(f32x4.pmin(f32x4.pmax(v, minimum), maximum));
}

/** Codes minus positions where `inside`, codes elsewhere: what a step's gradient weighs the output's gradient with. */
@inline
export function stepSlopes(v: v128, inside: v128, low: v128, high: v128): v128 {
  return f32x4.sub(codeLanes(v, low, high), v128.and(v, inside));
}

@inline
export function strictlyInside(v: v128, low: v128, high: v128): v128 {
  return v128.and(f32x4.gt(v, low), f32x4.lt(v, high));
}
