import type { MatrixTask } from './matrix-kernel';

/** Several output channels in one float64: a word is the sum of lane_l * 2^(l * laneBits). */
export interface PackedWeights {
  readonly lanes: number;
  readonly laneBits: number;
  /** Words per product, an even number. */
  readonly words: number;
  /** [pair of words, product, word of the pair]. */
  readonly pairs: Float64Array;
}

const exactBits = 52;

/**
 * Packs as many output channels into a word as keep every sum exact: a lane is wide enough for the largest sum that its
 * weights can reach, with sign, and all lanes together fit the 53 bits of a float64. One multiplication then serves all
 * lanes. Throws a RangeError where not even one lane fits.
 */
export function packWeights({ weightCodes, outputChannels, largestInput }: MatrixTask): PackedWeights {
  const laneBits = signedBits(largestColumn(weightCodes, outputChannels) * largestInput);
  const lanes = Math.floor(exactBits / laneBits);
  if (lanes < 1) throw new RangeError(`sums of ${laneBits} bits are not exact`);
  const words = Math.ceil(outputChannels / lanes / 2) * 2;
  const products = weightCodes.length / outputChannels;
  const pairs = new Float64Array(words * products);
  for (let product = 0; product < products; product++) {
    for (let channel = 0; channel < outputChannels; channel++) {
      const word = Math.floor(channel / lanes);
      const at = (Math.floor(word / 2) * products + product) * 2 + (word % 2);
      const code = weightCodes[product * outputChannels + channel] as number;
      pairs[at] = (pairs[at] as number) + code * 2 ** ((channel % lanes) * laneBits);
    }
  }
  return { lanes, laneBits, words, pairs };
}

/** Splits packed sums, [windows, words], into [windows, outputChannels]. */
export function unpackSums(
  packed: Float64Array,
  { lanes, laneBits, words }: PackedWeights,
  sums: Float64Array,
  outputChannels: number,
): void {
  const base = 2 ** laneBits;
  const half = base / 2;
  const windows = sums.length / outputChannels;
  let to = 0;
  for (let window = 0; window < windows; window++) {
    let from = window * words;
    for (let channel = 0; channel < outputChannels; channel += lanes) {
      let word = packed[from++] as number;
      const last = Math.min(channel + lanes, outputChannels) - 1;
      for (let lane = channel; lane < last; lane++) {
        const higher = Math.floor((word + half) / base);
        sums[to++] = word - higher * base;
        word = higher;
      }
      sums[to++] = word;
    }
  }
}

function largestColumn(weightCodes: Int16Array, outputChannels: number): number {
  const magnitudes = new Float64Array(outputChannels);
  for (let index = 0; index < weightCodes.length; index++) {
    const channel = index % outputChannels;
    magnitudes[channel] = (magnitudes[channel] as number) + Math.abs(weightCodes[index] as number);
  }
  return Math.max(1, ...magnitudes);
}

/** Bits of a two's-complement number for every magnitude up to this one. */
function signedBits(magnitude: number): number {
  let bits = 1;
  while (2 ** (bits - 1) <= magnitude) bits++;
  return bits;
}
