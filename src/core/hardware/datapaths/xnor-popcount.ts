import { halfIntegerGrid, planeCodes } from '../../quantization/code-format';
import { codedClass } from './parts/coded-class';
import { isSigns } from './parts/coded-decoder';

const mostPlanes = 4;

/**
 * Signs on both sides: one XNOR per product, and a count of equal signs. Planes are signs side by side, with a count for
 * every pair of a weight plane and an input plane; the output stage adds them up under the scales of the planes.
 */
export const xnorPopcount = codedClass({
  id: 'xnor-popcount',
  references: ['courbariaux-2016', 'rastegari-2016', 'ghasemzadeh-2018'],
  formats: (weightBits, inputBits) => {
    if (weightBits > mostPlanes || inputBits > mostPlanes) return null;
    return { weights: signsOf(weightBits), inputs: signsOf(inputBits) };
  },
  scales: { weights: true, inputs: true },
  takes: (weights, inputs) => isSigns(weights) && isSigns(inputs),
  options: { gatesZero: false, countsSigns: true },
});

function signsOf(bits: number) {
  return bits === 1 ? halfIntegerGrid(1) : planeCodes(bits);
}
