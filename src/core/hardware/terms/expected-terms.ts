import type { CodeFormat } from '../../quantization/code-format';
import { compactSample } from '../../quantization/fit/compact-sample';
import { leastErrorStep } from '../../quantization/fit/mse-step';
import { nearestCode } from '../../quantization/nearest-code';
import { createRandom } from '../../random';
import { signedPowers } from '../datapaths/parts/signed-powers';
import type { TermPairs } from './term-pairs';

const sampleSize = 32_768;
/** Values that a step is fitted to. */
const fittedSize = 4096;
const seed = 1;

const knownShares = new Map<string, readonly number[]>();

/**
 * Pairs of terms where no network gives any: weights of a normal distribution, inputs the same after a ReLU unless their
 * integers have a sign, both coded with the step of least squared error and written with the least signed powers of two.
 * A lane without a pair waits a cycle. With the shares p(t) of operands of t terms, the longest of n lanes is
 * sum over k of k (F(k)^n - F(k - 1)^n), F being the shares of lanes of at most k cycles.
 */
export function expectedTermPairs(weights: CodeFormat, inputs: CodeFormat, waitingLanes: number): TermPairs {
  const isRectified = areRectified(inputs);
  const [ofWeights, ofInputs] = [termShares(weights, false), termShares(inputs, isRectified)];
  const shareOfCycles: number[] = [];
  let mean = 0;
  for (const [weightTerms, weightShare] of ofWeights.entries()) {
    for (const [inputTerms, inputShare] of ofInputs.entries()) {
      const cycles = Math.max(1, weightTerms * inputTerms);
      shareOfCycles[cycles] = (shareOfCycles[cycles] ?? 0) + weightShare * inputShare;
      mean += weightTerms * inputTerms * weightShare * inputShare;
    }
  }
  return { mean, longest: expectedLongest(shareOfCycles, waitingLanes) };
}

/** Whether inputs of these codes are taken to come from a ReLU. */
export function areRectified(inputs: CodeFormat): boolean {
  return !(inputs.kind === 'integer-grid' && inputs.signed);
}

function expectedLongest(shareOfCycles: readonly (number | undefined)[], lanes: number): number {
  let [atMost, before, expected] = [0, 0, 0];
  for (const [cycles, share = 0] of shareOfCycles.entries()) {
    atMost += share;
    const allAtMost = Math.min(1, atMost) ** lanes;
    expected += cycles * (allAtMost - before);
    before = allAtMost;
  }
  return expected;
}

/** Shares of the values whose codes have 0, 1, 2, … terms. */
function termShares(format: CodeFormat, isRectified: boolean): readonly number[] {
  const { kind, bits, signed, shift, minimum, maximum } = format;
  const key = `${kind},${bits},${signed},${shift},${minimum},${maximum},${isRectified}`;
  const known = knownShares.get(key);
  if (known) return known;
  const shares: number[] = [];
  for (const code of sampledCodes(format, isRectified)) {
    const terms = termsOf(code, shift);
    shares[terms] = (shares[terms] ?? 0) + 1 / sampleSize;
  }
  const complete = Array.from(shares, (share) => share ?? 0);
  knownShares.set(key, complete);
  return complete;
}

/** Signed powers of two of a code, of twice the code on a grid of half-integers. */
export function termsOf(code: number, shift: CodeFormat['shift']): number {
  return signedPowers(shift === 0 ? code : 2 * code).length;
}

/** Codes of values of a normal distribution, or of the same after a ReLU, with the step of least squared error: always the same ones. */
export function sampledCodes(format: CodeFormat, isRectified: boolean): readonly number[] {
  const random = createRandom(seed);
  const values = Float32Array.from({ length: sampleSize }, () => {
    const value = random.normal();
    return isRectified ? Math.max(0, value) : value;
  });
  // One signed bit has no positive code to fit: its step is the standard deviation.
  const step = format.maximum > 0 ? leastErrorStep(compactSample(values.subarray(0, fittedSize)), format) : 1;
  return Array.from(values, (value) => nearestCode(value / step, { format }, 0));
}
