import type { DatapathClass } from './datapath-class';
import { integerClassLanes, integerOperands, isPlainInteger } from './parts/integer-operands';

/** Integers under steps that are no powers of two, real or short mantissas: folded, they are the requantization's. */
export const integerGridClass: DatapathClass = {
  id: 'integer-grid',
  references: ['jacob-2018', 'esser-2020'],
  operands: (weightBits, inputBits) =>
    integerOperands(weightBits, inputBits, { scale: true, offset: 'none' }),
  takes: ({ weights, inputs }) => isPlainInteger(weights) && isPlainInteger(inputs),
  lanes: (spec) => integerClassLanes(integerGridClass, spec),
};
