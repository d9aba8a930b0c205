/** Pairs of signed powers of two, one of the weight and one of the input, in the products of a layer. */
export interface TermPairs {
  /** Of a product. */
  readonly mean: number;
  /** Cycles of a step: the mean, over steps, of the most pairs that any of the lanes has that wait for each other; at least 1. */
  readonly longest: number;
}
