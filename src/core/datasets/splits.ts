import { createRandom } from '../random';

export interface SplitSizes {
  readonly training: number;
  readonly validation: number;
  readonly test: number;
}

export type SplitIndices = Readonly<Record<keyof SplitSizes, Uint32Array>>;

/**
 * Deals the images 0 … count-1 at random into disjoint splits of the given sizes; equal seeds deal equally.
 * Throws a RangeError unless the sizes add up to `count`.
 */
export function splitIndices(count: number, sizes: SplitSizes, seed: number): SplitIndices {
  if (sizes.training + sizes.validation + sizes.test !== count) {
    throw new RangeError(`splits do not add up to ${count}`);
  }
  const order = createRandom(seed).permutation(count);
  const validationEnd = sizes.training + sizes.validation;
  return {
    training: order.slice(0, sizes.training),
    validation: order.slice(sizes.training, validationEnd),
    test: order.slice(validationEnd),
  };
}
