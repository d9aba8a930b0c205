import type { PlaneStack } from '../../operations/operations';

export function residualSigns(values: Float32Array, result: Float32Array, { step, codes }: PlaneStack): void {
  for (let index = 0; index < values.length; index++) {
    const scaled = Math.fround((values[index] as number) / step);
    let sum = 0;
    for (let plane = 0; plane < codes.length; plane++) {
      const code = codes[plane] as number;
      sum += scaled >= sum ? code : -code;
    }
    result[index] = step * sum;
  }
}

/** Writes the gradient of the input; returns those of the planes, or of the first alone where they are halving. */
export function residualSignsGradient(
  values: Float32Array,
  outputGradient: Float32Array,
  inputGradient: Float32Array,
  { step, codes, halving }: PlaneStack,
): Float32Array {
  const planes = codes.length;
  const limit = 1 / step;
  const sums = new Float64Array(planes);
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
      sums[plane] = (sums[plane] as number) + (residual >= 0 ? own : -own);
      if (Math.abs(residual) <= limit) passed += own * step * (codes[plane] as number);
    }
    inputGradient[index] = passed;
  }
  if (!halving) return Float32Array.from(sums);
  return Float32Array.of(sums.reduce((total, sum, plane) => total + sum / 2 ** plane, 0));
}
