import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import { createRandom } from '../../../random';
import { stageMismatch } from '../output-stages/check-stage.fixture';
import { recodedSamples, recoderDesign } from './recoder';

describe('the recoder to signed powers of two', () => {
  it.each([
    [2, true],
    [4, false],
    [5, true],
    [8, false],
    [8, true],
  ])('gives the terms of every whole number of %i bits, signed %s', (bits, signed) => {
    const { minimum, maximum } = integerGrid(bits, signed);
    const all = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index);
    const random = createRandom(3);
    const shuffled = Array.from({ length: 150 }, () => minimum + Math.floor(random.next() * all.length));
    const streams = [all, shuffled].map((numbers) => ({ constants: {}, samples: recodedSamples(numbers) }));
    for (const stream of streams) {
      expect(stageMismatch(recoderDesign(integerGrid(bits, signed)), [stream])).toBeNull();
    }
  });

  it('takes 7 as 8 - 1, in two cycles', () => {
    const samples = recodedSamples([7, 0]);
    expect(samples).toEqual([
      { x: 7, first: 1 },
      { x: 7, first: 0 },
      { x: 0, first: 1 },
    ]);
    const design = recoderDesign(integerGrid(4, true));
    expect(design.expected(samples.slice(0, 1), {})).toEqual({ exponent: 0n, negative: 1n, there: 1n });
    expect(design.expected(samples.slice(0, 2), {})).toEqual({ exponent: 3n, negative: 0n, there: 1n });
    expect(design.expected(samples, {})).toEqual({ exponent: 0n, negative: 0n, there: 0n });
  });
});
