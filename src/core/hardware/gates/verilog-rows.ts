import { literalParts, partsText, partsWidth, slicedParts, type VerilogParts } from './verilog-parts';

/**
 * One unsigned number among those of a sum, `power` bits up. Negative bits are complemented (Baugh and Wooley); what that
 * adds is in the constant that comes with the rows.
 */
export interface VerilogRow {
  /** Expressions side by side, the highest first. */
  readonly pieces: readonly string[];
  readonly width: number;
  readonly power: number;
}

export interface VerilogRows {
  readonly rows: readonly VerilogRow[];
  readonly constant: bigint;
}

export interface RowPlace {
  readonly power: number;
  readonly sign: 1 | -1;
}

/** sign * 2^power * word modulo 2^sumWidth, where the sign of the highest bit of the sum makes no difference. */
export function wordRows(
  parts: VerilogParts,
  signed: boolean,
  { power, sign }: RowPlace,
  sumWidth: number,
): VerilogRows {
  const width = Math.min(partsWidth(parts), sumWidth - power);
  if (width <= 0) return { rows: [], constant: 0n };
  const isNegative = (bit: number): boolean =>
    power + bit < sumWidth - 1 && (signed && bit === partsWidth(parts) - 1) === (sign === 1);
  const pieces = runs(width, isNegative).map(({ from, width: bits, isSet }) => {
    const text = partsText(slicedParts(parts, from, bits));
    return isSet ? `~${text}` : text;
  });
  return {
    rows: [{ pieces: pieces.reverse(), width, power }],
    constant: correction(width, power, isNegative),
  };
}

export interface OperandShape {
  readonly width: number;
  readonly signed: boolean;
}

export interface ProductShape {
  readonly a: OperandShape;
  readonly b: OperandShape;
  readonly power: number;
  readonly sign: 1 | -1;
}

/** sign * 2^power * a * b: one row for every bit of a. `bitOfA` and `bitsOfB` write the operands. */
export function productRows(
  { a, b, power, sign }: ProductShape,
  bitOfA: (bit: number) => string,
  bitsOfB: (from: number, width: number) => string,
): VerilogRows {
  let constant = 0n;
  const rows = Array.from({ length: a.width }, (_, row) => {
    const isSignOfA = a.signed && row === a.width - 1;
    const isNegative = (column: number): boolean =>
      ((b.signed && column === b.width - 1) !== isSignOfA) === (sign === 1);
    constant += correction(b.width, power + row, isNegative);
    const pieces = runs(b.width, isNegative).map(({ from, width, isSet }) => {
      const gate = width === 1 ? bitOfA(row) : `{${width}{${bitOfA(row)}}}`;
      return isSet ? `~(${gate} & ${bitsOfB(from, width)})` : `${gate} & ${bitsOfB(from, width)}`;
    });
    return { pieces: pieces.reverse(), width: b.width, power: power + row };
  });
  return { rows, constant };
}

function correction(width: number, power: number, isNegative: (bit: number) => boolean): bigint {
  let constant = 0n;
  for (let bit = 0; bit < width; bit++) if (isNegative(bit)) constant -= 1n << BigInt(power + bit);
  return constant;
}

interface Run {
  readonly from: number;
  readonly width: number;
  readonly isSet: boolean;
}

/** Neighbouring bits of which all or none have the property, lowest first. */
function runs(width: number, property: (bit: number) => boolean): readonly Run[] {
  const found: Run[] = [];
  for (let bit = 0; bit < width; bit++) {
    const last = found.at(-1);
    const isSet = property(bit);
    if (last && last.isSet === isSet) found[found.length - 1] = { ...last, width: last.width + 1 };
    else found.push({ from: bit, width: 1, isSet });
  }
  return found;
}

/** The row without the zeros below it, in an expression that keeps its width. */
export function rowText({ pieces }: VerilogRow): string {
  const [only] = pieces;
  return pieces.length === 1 && only && !/[~&]/.test(only) ? only : `{${pieces.join(', ')}}`;
}

/** The row at its place. */
export function placedRowText(row: VerilogRow): string {
  if (row.power === 0) return rowText(row);
  return `{${[...row.pieces, partsText(literalParts(0n, row.power))].join(', ')}}`;
}
