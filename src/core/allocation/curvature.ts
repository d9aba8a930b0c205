import type { Random } from '../random';

/** v -> A v for a symmetric positive semidefinite matrix that is known by its products alone. */
export type MatrixProduct = (direction: Float32Array) => Promise<Float32Array>;

const maximumIterations = 30;
const relativeTolerance = 0.01;

/** Largest eigenvalue by power iteration from a normal start, to 1 % or 30 products; 0 for a zero matrix. */
export async function largestEigenvalue(
  product: MatrixProduct,
  length: number,
  random: Random,
): Promise<number> {
  let direction = unitVector(Float32Array.from({ length }, () => random.normal()));
  let eigenvalue = 0;
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    const image = await product(direction);
    const estimate = dot(direction, image);
    if (norm(image) === 0) return 0;
    direction = unitVector(image);
    if (Math.abs(estimate - eigenvalue) <= relativeTolerance * Math.abs(estimate)) return estimate;
    eigenvalue = estimate;
  }
  return eigenvalue;
}

/** Trace by Hutchinson's estimate: the mean of v'Av over `probes` vectors of random signs. */
export async function hutchinsonTrace(
  product: MatrixProduct,
  length: number,
  probes: number,
  random: Random,
): Promise<number> {
  let sum = 0;
  for (let probe = 0; probe < probes; probe++) {
    const signs = Float32Array.from({ length }, () => (random.next() < 0.5 ? -1 : 1));
    sum += dot(signs, await product(signs));
  }
  return sum / probes;
}

/** Sum of the products of two vectors of one length. */
export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] as number) * (right[index] as number);
  return sum;
}

/** Euclidean length. */
export function norm(values: Float32Array): number {
  return Math.sqrt(dot(values, values));
}

function unitVector(values: Float32Array): Float32Array {
  const length = norm(values);
  return values.map((value) => value / length);
}
