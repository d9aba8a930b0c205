import { codedClass } from './parts/coded-class';
import { powersOfTwo } from './parts/powers-of-two';

/**
 * Lanes shift the other operand by the power, or 1 by the sum of two, and invert it where the product is negative, with a
 * carry into the heap. A zero among the codes gates the operand first. Inverted, an input of 0 is a row of ones.
 */
export const powerOfTwo = codedClass({ id: 'power-of-two', ...powersOfTwo });
