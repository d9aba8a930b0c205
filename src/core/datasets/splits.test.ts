import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash } from '../hash';
import { splitIndices } from './splits';

describe('splitIndices', () => {
  it('deals every image into exactly one split', () => {
    const sizes = fc.record({ training: fc.nat(300), validation: fc.nat(100), test: fc.nat(100) });
    fc.assert(
      fc.property(sizes, fc.integer(), (size, seed) => {
        const count = size.training + size.validation + size.test;
        const splits = splitIndices(count, size, seed);
        expect(splits.training).toHaveLength(size.training);
        expect(splits.validation).toHaveLength(size.validation);
        const all = [...splits.training, ...splits.validation, ...splits.test].sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it('never deals differently: published results depend on it', () => {
    const splits = splitIndices(12_000, { training: 10_000, validation: 2_000, test: 0 }, 1);
    expect(hash(splits.training.join())).toBe('a3a8d81dce41f027');
    expect(hash(splits.validation.join())).toBe('219b0588adbdd14b');
  });

  it('refuses sizes that do not add up', () => {
    expect(() => splitIndices(10, { training: 5, validation: 2, test: 2 }, 1)).toThrow(RangeError);
  });
});
