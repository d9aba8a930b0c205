import type { MatrixTask } from './matrix-kernel';
import { taskReach } from './task-reach';

/** Several output channels in one float64: a word is the sum of lane_l * 2^(l * laneBits). */
export interface PackedWeights {
  readonly lanes: number;
  readonly laneBits: number;
  /** Words per product, an even number. */
  readonly words: number;
  /** [pair of words, product, word of the pair]. */
  readonly pairs: Float64Array;
  /** Bias, packed alike: where the sums begin. */
  readonly bias: Float64Array;
}

const exactBits = 52;

/**
 * Packs as many output channels into a word as keep every sum exact: a lane is wide enough for the largest sum that its
 * weights and bias can reach, with sign, and all lanes together fit the 53 bits of a float64. One multiplication then
 * serves all lanes. Throws a RangeError where not even one lane fits.
 */
export function packWeights(task: MatrixTask): PackedWeights {
  const { weightCodes, outputChannels } = task;
  const laneBits = signedBits(taskReach(task));
  const lanes = Math.floor(exactBits / laneBits);
  if (lanes < 1) throw new RangeError(`sums of ${laneBits} bits are not exact`);
  const words = Math.ceil(outputChannels / lanes / 2) * 2;
  const products = weightCodes.length / outputChannels;
  const pairs = new Float64Array(words * products);
  const bias = new Float64Array(words);
  for (let channel = 0; channel < outputChannels; channel++) {
    const word = Math.floor(channel / lanes);
    const place = 2 ** ((channel % lanes) * laneBits);
    bias[word] = (bias[word] as number) + (task.bias[channel] as number) * place;
    for (let product = 0; product < products; product++) {
      const at = (Math.floor(word / 2) * products + product) * 2 + (word % 2);
      const code = weightCodes[product * outputChannels + channel] as number;
      pairs[at] = (pairs[at] as number) + code * place;
    }
  }
  return { lanes, laneBits, words, pairs, bias };
}

/**
 * Splits packed sums, [windows, words], into [windows, outputChannels]. Uses up the packed sums: each lane is taken off
 * for all windows before the next, because one word's lanes depend on each other and its neighbours' do not.
 */
export function unpackSums(
  packed: Float64Array,
  { lanes, laneBits, words }: PackedWeights,
  sums: Float64Array,
  outputChannels: number,
): void {
  const base = 2 ** laneBits;
  const half = base / 2;
  const perBase = 1 / base;
  for (let channel = 0; channel < outputChannels; channel++) {
    let from = Math.floor(channel / lanes);
    const isLast = channel % lanes === lanes - 1 || channel === outputChannels - 1;
    for (let to = channel; to < sums.length; to += outputChannels) {
      const word = packed[from] as number;
      const higher = isLast ? 0 : Math.floor((word + half) * perBase);
      sums[to] = word - higher * base;
      packed[from] = higher;
      from += words;
    }
  }
}

/** Bits of a two's-complement number for every magnitude up to this one. */
function signedBits(magnitude: number): number {
  let bits = 1;
  while (2 ** (bits - 1) <= magnitude) bits++;
  return bits;
}
