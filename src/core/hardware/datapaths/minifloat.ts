import { minifloatCodes } from '../../quantization/code-format';
import { codedClass, eitherIs } from './parts/coded-class';

const narrowest = 6;
const widest = 8;

/**
 * Significands meet in a multiplier, exponents in an adder, and the product is shifted to its place in a tree and an
 * accumulator that hold all places, so that sums are exact.
 */
export const minifloat = codedClass({
  id: 'minifloat',
  references: ['gysel-2018'],
  formats: (weightBits, inputBits) => {
    if (Math.min(weightBits, inputBits) < narrowest || Math.max(weightBits, inputBits) > widest) return null;
    return { weights: minifloatCodes(weightBits), inputs: minifloatCodes(inputBits) };
  },
  scales: { weights: false, inputs: false },
  takes: eitherIs(({ kind }) => kind === 'minifloat'),
});
