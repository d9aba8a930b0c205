import { integerGrid, narrowGrid } from '../../quantization/code-format';
import { isTernary } from '../placements/parts/factor';
import { codedClass, eitherIs } from './parts/coded-class';

/**
 * Codes -1, 0 and 1: a gate per bit drops the other operand, one more turns it, with a carry into the heap. Two ternary
 * codes need an AND and a sign.
 */
export const ternary = codedClass({
  id: 'ternary',
  references: ['li-2016', 'nazari-2019'],
  formats: (weightBits, inputBits) => {
    if (weightBits !== 2) return null;
    return { weights: narrowGrid(2), inputs: integerGrid(inputBits, false) };
  },
  scales: { weights: true, inputs: false },
  takes: eitherIs(isTernary),
});
