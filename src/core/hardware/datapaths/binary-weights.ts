import { halfIntegerGrid, integerGrid } from '../../quantization/code-format';
import { codedClass, eitherIs } from './parts/coded-class';
import { isSigns } from './parts/coded-decoder';

/**
 * One operand a sign: a gate per bit turns the other, with a carry into the heap. Planes are a sign each, with a tree and an
 * accumulator per plane.
 */
export const binaryWeights = codedClass({
  id: 'binary-weights',
  references: ['rastegari-2016'],
  formats: (weightBits, inputBits) => {
    if (weightBits !== 1) return null;
    return { weights: halfIntegerGrid(1), inputs: integerGrid(inputBits, false) };
  },
  scales: { weights: true, inputs: false },
  takes: eitherIs(isSigns),
});
