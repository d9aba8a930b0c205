import type { CodeFormat } from '../../../quantization/code-format';
import { planeWordOf, wordOf } from '../parts/stored-word';

/** What of a quantizer decides the stored patterns of its codes. */
export interface CodedBy {
  readonly format: CodeFormat;
  readonly planeCodes?: Int32Array;
}

/**
 * The stored pattern of a code, each found once. Throws a RangeError for what is no code, and for mixed rows, each of which
 * has a format of its own.
 */
export function createWordReader({ format, planeCodes }: CodedBy): (code: number) => number {
  const known = new Map<number, number>();
  return (code) => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const word = planeCodes ? planeWordOf(planeCodes, code) : wordOf(format, code);
    known.set(code, word);
    return word;
  };
}
