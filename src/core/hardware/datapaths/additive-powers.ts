import { additivePowerTerms } from '../../quantization/additive-power-terms';
import { additivePowerCodes, integerGrid } from '../../quantization/code-format';
import { codedClass, eitherIs } from './parts/coded-class';

/**
 * Sums of powers of two: each term picks a power, which shifts the other operand into the heap, or drops it. Of two such
 * operands the one of fewer terms shifts the other, which is a whole number behind a gate per bit.
 */
export const additivePowers = codedClass({
  id: 'additive-powers',
  references: ['li-2020'],
  formats: (weightBits, inputBits) => {
    const weightTerms = additivePowerTerms(weightBits - 1);
    if (weightTerms === null) return null;
    const inputTerms = additivePowerTerms(inputBits);
    return {
      weights: additivePowerCodes(weightTerms, true),
      inputs: inputTerms ? additivePowerCodes(inputTerms, false) : integerGrid(inputBits, false),
    };
  },
  scales: { weights: true, inputs: true },
  takes: eitherIs(({ kind }) => kind === 'additive-powers'),
});
