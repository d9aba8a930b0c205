import { canonicalJson } from '../../hash';
import type { CodeFormat } from '../../quantization/code-format';
import type { MultipliedCodes } from '../accelerators/accelerator';
import { areRectified, sampledCodes, termsOf } from '../terms/expected-terms';

export interface SampleCode {
  readonly code: number;
  /** Signed powers of two. */
  readonly terms: number;
}

/** Codes of the operands of a layer, named by where they stand in it. */
export interface SampleOperands {
  weight(outputChannel: number, kernel: number, inputChannel: number): SampleCode;
  input(window: number, kernel: number, inputChannel: number): SampleCode;
}

/** Windows whose inputs differ; the inputs of further ones are those again. */
export const sampledWindows = 16;
const poolSize = 4096;
/** Apart, so that weights and inputs of equal place are not equally far out in their distributions. */
const [weightSalt, inputSalt] = [1, 2];

/**
 * Codes where no network gives any: drawn from those that expected terms are counted on (normal weights, rectified inputs,
 * `expectedTermPairs`), each chosen by its place alone, so that a place has the same code whenever it is asked for.
 */
export function sampleOperands({ weights, inputs }: MultipliedCodes): SampleOperands {
  const ofWeights = poolOf(weights, false);
  const ofInputs = poolOf(inputs, areRectified(inputs));
  const chosen = (pool: readonly SampleCode[], place: number): SampleCode =>
    pool[place % poolSize] as SampleCode;
  return {
    weight: (output, kernel, channel) => chosen(ofWeights, mixed(weightSalt, output, kernel, channel)),
    input: (window, kernel, channel) =>
      chosen(ofInputs, mixed(inputSalt, window % sampledWindows, kernel, channel)),
  };
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
