import { codedClass } from './parts/coded-class';
import { powersOfTwo } from './parts/powers-of-two';

/**
 * As `powerOfTwo`, but nothing is inverted where a product is 0: behind a ReLU half the inputs are, and each would toggle a
 * row of ones through the tree.
 */
export const powerOfTwoZeroGated = codedClass({
  id: 'power-of-two-zero-gated',
  ...powersOfTwo,
  options: { gatesZero: true },
});
