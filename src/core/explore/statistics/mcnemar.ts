import type { DiscordantPairs } from './correct-bits';

export interface McNemarTest extends DiscordantPairs {
  /** Two-sided, conditional on the discordant pairs. */
  readonly exactP: number;
  /** The same with half the probability of what was observed: close to its level where the exact test is conservative. */
  readonly midP: number;
}

/**
 * McNemar's test of two classifiers on the same images (McNemar 1947, reference `mcnemar-1947`): if both are right equally
 * often, the images on which one alone is right divide like tosses of a coin. Exact and mid-p form of Fagerland et al.
 * 2013 (reference `fagerland-2013`). It holds two sets of weights against each other, not two schemes: it knows nothing
 * of the noise of training.
 */
export function mcnemarTest({ leftOnly, rightOnly }: DiscordantPairs): McNemarTest {
  const tosses = leftOnly + rightOnly;
  const fewer = Math.min(leftOnly, rightOnly);
  const observed = binomialHalf(tosses, fewer);
  if (leftOnly === rightOnly) return { leftOnly, rightOnly, exactP: 1, midP: 1 - observed / 2 };
  let [tail, probability] = [0, observed];
  for (let heads = fewer; heads >= 0; heads--) {
    tail += probability;
    probability *= heads / (tosses - heads + 1);
  }
  return { leftOnly, rightOnly, exactP: 2 * tail, midP: 2 * tail - observed };
}

/** Probability of so many heads in so many tosses of a fair coin. */
function binomialHalf(tosses: number, heads: number): number {
  let logarithm = -tosses * Math.LN2;
  for (let index = 1; index <= heads; index++) logarithm += Math.log((tosses - heads + index) / index);
  return Math.exp(logarithm);
}
