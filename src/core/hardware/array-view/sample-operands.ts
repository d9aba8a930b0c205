import { canonicalJson } from '../../hash';
import type { CodeFormat } from '../../quantization/code-format';
import type { CodeArray } from '../../quantization/encode';
import type { MultipliedCodes } from '../accelerators/accelerator';
import { areRectified, sampledCodes, termsOf } from '../terms/expected-terms';

export interface SampleCode {
  readonly code: number;
  /** Signed powers of two. */
  readonly terms: number;
}

/** Channels count within the group; `column` is the place of the output channel among those of the array. */
export interface WeightPlace {
  readonly group: number;
  readonly outputChannel: number;
  readonly column: number;
  readonly kernel: number;
  readonly inputChannel: number;
}

/** Codes of the operands of a layer, named by where they stand in it. */
export interface SampleOperands {
  /** False where all blocks of output channels, of all groups, have the same weights. */
  readonly blocksDiffer: boolean;
  weight(place: WeightPlace): SampleCode;
  input(window: number, kernel: number, inputChannel: number): SampleCode;
}

/** Windows whose inputs differ; the inputs of further ones are those again. */
export const sampledWindows = 16;
const poolSize = 4096;
/** Apart, so that weights and inputs of equal place are not equally far out in their distributions. */
const [weightSalt, inputSalt] = [1, 2];

/**
 * Codes of a layer's operands. Weights are those of a trained network where it is given; where not, and for inputs, they are
 * drawn from the codes that expected terms are counted on (normal weights, rectified inputs, `expectedTermPairs`), each
 * chosen by its place alone, so that a place has the same code whenever it is asked for.
 */
export function sampleOperands(
  { weights, inputs }: MultipliedCodes,
  trained: TrainedWeights | null,
): SampleOperands {
  const ofInputs = poolOf(inputs, areRectified(inputs));
  return {
    ...(trained ? trainedWeights(trained, weights) : sampledWeights(weights)),
    input: (window, kernel, channel) =>
      chosen(ofInputs, mixed(inputSalt, window % sampledWindows, kernel, channel)),
  };
}

type Weights = Pick<SampleOperands, 'blocksDiffer' | 'weight'>;

function sampledWeights(format: CodeFormat): Weights {
  const pool = poolOf(format, false);
  return {
    blocksDiffer: false,
    weight: ({ column, kernel, inputChannel }) =>
      chosen(pool, mixed(weightSalt, column, kernel, inputChannel)),
  };
}

/** Stored codes of a layer's weights: [kernel, input of the group, output of all groups], as `encode` gives them. */
export interface TrainedWeights {
  readonly codes: CodeArray;
  readonly inputChannelsPerGroup: number;
  readonly outputChannelsPerGroup: number;
  readonly groups: number;
}

function trainedWeights(
  { codes, inputChannelsPerGroup, outputChannelsPerGroup, groups }: TrainedWeights,
  { shift }: CodeFormat,
): Weights {
  const counted = new Map<number, SampleCode>();
  const codeOf = (stored: number): SampleCode => {
    const code = stored + shift;
    const known = counted.get(stored) ?? { code, terms: termsOf(code, shift) };
    counted.set(stored, known);
    return known;
  };
  return {
    blocksDiffer: true,
    weight: ({ group, outputChannel, kernel, inputChannel }) => {
      const row = kernel * inputChannelsPerGroup + inputChannel;
      const at = (row * groups + group) * outputChannelsPerGroup + outputChannel;
      return codeOf(codes[at] as number);
    },
  };
}

function chosen(pool: readonly SampleCode[], place: number): SampleCode {
  return pool[place % poolSize] as SampleCode;
}

const knownPools = new Map<string, readonly SampleCode[]>();

function poolOf(format: CodeFormat, isRectified: boolean): readonly SampleCode[] {
  const key = canonicalJson({ format, isRectified });
  const known = knownPools.get(key);
  if (known) return known;
  const pool = sampledCodes(format, isRectified)
    .slice(0, poolSize)
    .map((code) => ({ code, terms: termsOf(code, format.shift) }));
  knownPools.set(key, pool);
  return pool;
}

/** A whole number below 2^32 that differs in all its bits where any of the numbers differs (the finalizer of murmur3). */
function mixed(...numbers: readonly number[]): number {
  let hash = 0;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
    hash = (hash + 0x9e3779b9) | 0;
  }
  return hash >>> 0;
}
