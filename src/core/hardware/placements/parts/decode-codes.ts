import type { CodeFormat } from '../../../quantization/code-format';
import { activeUse, type DatapathUnit, type PrimitiveUse } from '../../primitives';
import { type PlainFormat, rowsOf, valueBits } from './factor';
import { integersOf } from './operand';

/** Codes turned into the whole numbers that they stand for, and what that takes. */
export interface DecodedCodes {
  readonly format: CodeFormat;
  readonly uses: readonly PrimitiveUse[];
}

/**
 * In front of arithmetic that takes whole numbers only. Integers are that already. Powers of two and minifloats pass a
 * shifter and take their sign, sums of powers a gate per bit and their sign, planes are added up, mixed rows have a decoder per format in the shares of their rows.
 */
export function decodeCodes(format: CodeFormat, unit: DatapathUnit): DecodedCodes {
  if (format.kind === 'integer-grid') return { format, uses: [] };
  const uses = rowsOf(format).flatMap((row) =>
    decoderUses(row.format, unit).map((use) => ({ ...use, count: use.count * row.fraction })),
  );
  return { format: integersOf(valueBits(format), format.signed), uses };
}

function decoderUses(format: PlainFormat, unit: DatapathUnit): readonly PrimitiveUse[] {
  if (format.kind === 'integer-grid') return [];
  const bits = valueBits(format);
  if (format.kind === 'planes') {
    return format.planes > 1
      ? [{ ...activeUse('multiply', unit, 'add', bits), count: format.planes - 1 }]
      : [];
  }
  if (format.kind === 'additive-powers') {
    const gates = activeUse('multiply', unit, 'and', bits);
    return format.signed ? [gates, gates] : [gates];
  }
  return [activeUse('multiply', unit, 'shift', bits), activeUse('multiply', unit, 'and', bits)];
}
