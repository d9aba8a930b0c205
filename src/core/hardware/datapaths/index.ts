import { createRegistry } from '../../registry';
import { additivePowers } from './additive-powers';
import { affine } from './affine';
import { binaryWeights } from './binary-weights';
import { bitSerial } from './bit-serial';
import { composable } from './composable';
import type { DatapathClass } from './datapath-class';
import { fixedPoint } from './fixed-point';
import { fixedWidth8 } from './fixed-width-8';
import { fixedWidth16 } from './fixed-width-16';
import { halfInteger } from './half-integer';
import { integerGridClass } from './integer-grid';
import { minifloat } from './minifloat';
import { powerOfTwo } from './power-of-two';
import { powerOfTwoZeroGated } from './power-of-two-zero-gated';
import { mixedRows } from './row-mix';
import { termSerial } from './term-serial';
import { ternary } from './ternary';
import { xnorPopcount } from './xnor-popcount';

/**
 * All classes of datapaths, the more special ones first: the first that `takes` an operand pair is its own. Machines of one
 * width, and those that take operands serially or in slices, take what others do, and are chosen by name.
 */
export const datapathClasses = createRegistry<DatapathClass>('datapath class', [
  mixedRows,
  minifloat,
  additivePowers,
  powerOfTwo,
  powerOfTwoZeroGated,
  xnorPopcount,
  binaryWeights,
  ternary,
  fixedPoint,
  integerGridClass,
  halfInteger,
  affine,
  fixedWidth8,
  fixedWidth16,
  bitSerial,
  termSerial,
  composable,
]);
