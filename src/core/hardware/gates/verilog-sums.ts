import { assertNever } from '../../assert-never';
import {
  literalText,
  partsText,
  partsWidth,
  rangeText,
  slicedParts,
  type VerilogParts,
} from './verilog-parts';
import {
  type OperandShape,
  type ProductShape,
  placedRowText,
  productRows,
  type VerilogRows,
  wordRows,
} from './verilog-rows';
import type { VerilogSource } from './verilog-source';

export interface VerilogWord {
  readonly parts: VerilogParts;
  readonly signed: boolean;
}

export type VerilogTerm =
  | { readonly kind: 'word'; readonly word: VerilogWord; readonly power: number; readonly sign: 1 | -1 }
  | {
      readonly kind: 'product';
      readonly a: VerilogWord;
      readonly b: VerilogWord;
      readonly power: number;
      readonly sign: 1 | -1;
    }
  | { readonly kind: 'constant'; readonly value: bigint };

/**
 * The terms as one expression of unsigned numbers, all as wide as the sum, and one constant: what synthesis makes a single
 * tree of adders of. Operators on signed numbers would repeat sign bits through the tree.
 */
export function sumText(source: VerilogSource, terms: readonly VerilogTerm[], width: number): string {
  let constant = 0n;
  const addends = terms.flatMap((term): readonly string[] => {
    if (term.kind === 'product') {
      constant += rowsOfTerm(term, width).constant;
      return [productCall(source, term, width)];
    }
    const rows = rowsOfTerm(term, width);
    constant += rows.constant;
    return rows.rows.map(placedRowText);
  });
  if (constant < 0n) source.helper('remark', 'negative bits', () => negativeBits);
  const rest = BigInt.asUintN(width, constant);
  if (rest !== 0n || addends.length === 0) addends.push(literalText(rest, width));
  return addends.length === 1 ? addends.join('') : `\n    ${addends.join('\n    + ')}`;
}

const negativeBits = `  // Bits of negative weight enter sums complemented, as unsigned numbers; the constant at the end of a sum makes up for
  // that (Baugh and Wooley).`;

/** All rows of a term, and its constant. */
export function rowsOfTerm(term: VerilogTerm, width: number): VerilogRows {
  switch (term.kind) {
    case 'constant':
      return { rows: [], constant: term.value };
    case 'word':
      return wordRows(term.word.parts, term.word.signed, term, width);
    case 'product': {
      const [a, b] = operandsByWidth(term);
      return productRows(
        { ...term, a: shapeOf(a), b: shapeOf(b) },
        (bit) => partsText(slicedParts(a.parts, bit, 1)),
        (from, bits) => partsText(slicedParts(b.parts, from, bits)),
      );
    }
    default:
      return assertNever(term);
  }
}

type ProductTerm = Extract<VerilogTerm, { kind: 'product' }>;

/** The narrower operand first, as its bits make the rows. */
function operandsByWidth({ a, b }: ProductTerm): readonly [VerilogWord, VerilogWord] {
  return partsWidth(a.parts) <= partsWidth(b.parts) ? [a, b] : [b, a];
}

function shapeOf({ parts, signed }: VerilogWord): OperandShape {
  return { width: partsWidth(parts), signed };
}

function productCall(source: VerilogSource, term: ProductTerm, width: number): string {
  const [a, b] = operandsByWidth(term);
  const shape = (word: VerilogWord) => `${word.signed ? 'signed' : 'unsigned'}${partsWidth(word.parts)}`;
  const place = term.power > 0 ? `_at_bit${term.power}` : '';
  const name = `${term.sign === 1 ? '' : 'minus_'}product_${shape(a)}_${shape(b)}${place}_in_${width}`;
  source.helper('function', name, () =>
    productFunction(name, { ...term, a: shapeOf(a), b: shapeOf(b) }, width),
  );
  return `${name}(${partsText(a.parts)}, ${partsText(b.parts)})`;
}

function productFunction(name: string, shape: ProductShape, width: number): string {
  const { a, b, power, sign } = shape;
  const { rows, constant } = productRows(
    shape,
    (bit) => (a.width === 1 ? 'a' : `a[${bit}]`),
    (from, bits) => {
      if (bits === b.width) return 'b';
      return bits === 1 ? `b[${from}]` : `b[${from + bits - 1}:${from}]`;
    },
  );
  const product = `${sign === 1 ? '' : '-'}a * b${power > 0 ? ` * 2^${power}` : ''}`;
  const note = constant === 0n ? '' : ` + ${-constant}`;
  return [
    `  // ${product}${note}`,
    `  function ${rangeText(width)}${name};`,
    `    input ${rangeText(a.width)}a;`,
    `    input ${rangeText(b.width)}b;`,
    `    ${name} =\n      ${rows.map(placedRowText).join('\n      + ')};`,
    '  endfunction',
  ].join('\n');
}
