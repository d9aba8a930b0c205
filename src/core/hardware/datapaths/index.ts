import { createRegistry } from '../../registry';
import { affine } from './affine';
import type { DatapathClass } from './datapath-class';
import { fixedPoint } from './fixed-point';
import { fixedWidth8 } from './fixed-width-8';
import { fixedWidth16 } from './fixed-width-16';
import { halfInteger } from './half-integer';
import { integerGridClass } from './integer-grid';

/**
 * All classes of datapaths, the more special ones first: the first that `takes` an operand pair is its own. Machines of one
 * width take what others do, and are chosen by name.
 */
export const datapathClasses = createRegistry<DatapathClass>('datapath class', [
  fixedPoint,
  integerGridClass,
  halfInteger,
  affine,
  fixedWidth8,
  fixedWidth16,
]);
