import { integerGrid, powerOfTwoCodes } from '../../../quantization/code-format';
import { type CodedClass, eitherIs } from './coded-class';

/** What the classes of powers of two have in common: a sign and a power on one side or both. */
export const powersOfTwo: Omit<CodedClass, 'id'> = {
  references: ['gysel-2016', 'chang-2021'],
  formats: (weightBits, inputBits) => {
    if (weightBits < 2 || weightBits > 5) return null;
    const weights = powerOfTwoCodes(weightBits, { hasZero: true, rounding: 'nearest' });
    return { weights, inputs: integerGrid(inputBits, false) };
  },
  scales: { weights: false, inputs: false },
  takes: eitherIs(({ kind }) => kind === 'power-of-two'),
};
