import type { OperandCoding } from '../../../explore/quantization-plan';
import { integerBits } from '../../placements/parts/integer-bits';
import type { Support } from '../accelerator';
import type { DatapathWidth } from './common-params';

const widestDatapathBits = 16;

/** What multipliers of one width make of codes: narrower integers, signs, powers of two and their sums pass as integers. */
export function fixedWidthSupport(codings: readonly OperandCoding[], bits: number): Support {
  if (codings.some(({ format }) => format.kind === 'planes' && format.planes > 1)) {
    return { kind: 'unsupported', reason: 'codes of several planes' };
  }
  if (codings.some(({ format }) => integerBits(format) > bits)) {
    return { kind: 'unsupported', reason: `codes whose integers are wider than ${bits} bits` };
  }
  const isWord = ({ format }: OperandCoding) => format.kind === 'integer-grid' && format.bits === bits;
  return codings.every(isWord)
    ? { kind: 'native' }
    : { kind: 'emulated', reason: `every code is multiplied as an integer of ${bits} bits` };
}

/** Of multipliers that are built for the codes, up to a width. */
function resizedSupport(codings: readonly OperandCoding[], widestBits: number): Support {
  return codings.every(({ format }) => format.bits <= widestBits)
    ? { kind: 'native' }
    : { kind: 'unsupported', reason: `codes wider than ${widestBits} bits` };
}

/** Of lanes of either kind, of 16 bits at most. */
export function datapathSupport(codings: readonly OperandCoding[], width: DatapathWidth): Support {
  return width === 'fixed-16'
    ? fixedWidthSupport(codings, widestDatapathBits)
    : resizedSupport(codings, widestDatapathBits);
}

/** The least width of a multiplier: that of every one, or none where they are built for the codes. */
export function minimumMultiplierBits(width: DatapathWidth): number {
  return width === 'fixed-16' ? widestDatapathBits : 1;
}
