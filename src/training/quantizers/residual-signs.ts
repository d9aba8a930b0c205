/** Planes of +-1 with one whole number each, in units of one step. */
export interface PlaneStack {
  readonly step: number;
  readonly codes: Int32Array;
}

/** Sums of residual signs as `fakeQuantize` forms them: each plane takes the sign of what those before have left. */
export function residualSigns(values: Float32Array, { step, codes }: PlaneStack): Float32Array {
  const result = new Float32Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const scaled = Math.fround((values[index] as number) / step);
    let sum = 0;
    for (let plane = 0; plane < codes.length; plane++) {
      const code = codes[plane] as number;
      sum += scaled >= sum ? code : -code;
    }
    result[index] = step * sum;
  }
  return result;
}

export interface ResidualSignGradients {
  readonly input: Float32Array;
  /** Of the value of each plane. */
  readonly scales: Float64Array;
}

/**
 * Gradients of residual signs from the last plane to the first, where r is what reaches a plane of value g and dr the
 * gradient of what it leaves: dg += (dy - dr) sign(r), and the gradient of r is dr + (dy - dr) g where |r| <= 1, else dr.
 */
export function residualSignGradients(
  values: Float32Array,
  outputGradient: Float32Array,
  { step, codes }: PlaneStack,
): ResidualSignGradients {
  const planes = codes.length;
  const limit = 1 / step;
  const input = new Float32Array(values.length);
  const scales = new Float64Array(planes);
  const reached = new Float64Array(planes);
  for (let index = 0; index < values.length; index++) {
    let rest = Math.fround((values[index] as number) / step);
    for (let plane = 0; plane < planes; plane++) {
      reached[plane] = rest;
      rest -= rest >= 0 ? (codes[plane] as number) : -(codes[plane] as number);
    }
    const gradient = outputGradient[index] as number;
    let passed = 0;
    for (let plane = planes - 1; plane >= 0; plane--) {
      const residual = reached[plane] as number;
      const own = gradient - passed;
      scales[plane] = (scales[plane] as number) + (residual >= 0 ? own : -own);
      if (Math.abs(residual) <= limit) passed += own * step * (codes[plane] as number);
    }
    input[index] = passed;
  }
  return { input, scales };
}
