import {
  extendedParts,
  joinedParts,
  literalParts,
  partsText,
  partsWidth,
  slicedParts,
  type VerilogParts,
  wireParts,
} from './verilog-parts';
import { rowText } from './verilog-rows';
import type { VerilogSource } from './verilog-source';
import { rowsOfTerm, type VerilogTerm } from './verilog-sums';

interface Row {
  readonly parts: VerilogParts;
  readonly power: number;
}

/**
 * The sum as two numbers of `width` bits: row by row, three become two (their sums and their carries), as often as it takes.
 * The same adders as in a bit heap, in another order; only the sum of the two numbers is the same.
 */
export function carrySaveParts(
  source: VerilogSource,
  terms: readonly VerilogTerm[],
  width: number,
): readonly [VerilogParts, VerilogParts] {
  const found = terms.map((term) => rowsOfTerm(term, width));
  const constant = found.reduce((sum, each) => sum + each.constant, 0n);
  let rows: Row[] = found
    .flatMap((each) => each.rows)
    .filter(({ power }) => power < width)
    .map((row) =>
      cut({ parts: wireParts(source.wire(row.width, rowText(row)), row.width), power: row.power }, width),
    );
  if (BigInt.asUintN(width, constant) !== 0n) rows.push({ parts: literalParts(constant, width), power: 0 });
  while (rows.length > 2) rows = compressed(source, rows, width);
  const whole = (row: Row | undefined): VerilogParts =>
    extendedParts(row ? placed(row, 0) : literalParts(0n, width), width, false);
  return [whole(rows[0]), whole(rows[1])];
}

/** One level of the tree, of rows in the order of their places. */
function compressed(source: VerilogSource, rows: readonly Row[], width: number): Row[] {
  const sorted = [...rows].sort((a, b) => a.power - b.power);
  const fewer: Row[] = [];
  for (let index = 0; index < sorted.length; index += 3) {
    const [a, b, c] = sorted.slice(index, index + 3);
    if (a && b && c) fewer.push(...twoRows(source, [a, b, c], width));
    else fewer.push(...sorted.slice(index));
  }
  return fewer;
}

function twoRows(source: VerilogSource, rows: readonly [Row, Row, Row], width: number): readonly Row[] {
  const low = Math.min(...rows.map(({ power }) => power));
  const high = Math.max(...rows.map(({ parts, power }) => power + partsWidth(parts)));
  const span = high - low;
  const [a, b, c] = rows.map((row) => partsText(extendedParts(placed(row, low), span, false)));
  const sum = source.openWire(span);
  const carry = source.openWire(span);
  source.helper('module', 'carry_save_adder', () => carrySaveAdder);
  source.statement(
    `carry_save_adder #(.WIDTH(${span})) make_${sum} (.a(${a}), .b(${b}), .c(${c}), .sum(${sum}), .carry(${carry}));`,
  );
  const carries = cut({ parts: wireParts(carry, span), power: low + 1 }, width);
  return [{ parts: wireParts(sum, span), power: low }, ...(partsWidth(carries.parts) > 0 ? [carries] : [])];
}

/** The row with zeros below it, down to the bit `low`. */
function placed({ parts, power }: Row, low: number): VerilogParts {
  return joinedParts([literalParts(0n, power - low), parts]);
}

function cut({ parts, power }: Row, width: number): Row {
  return { parts: slicedParts(parts, 0, Math.max(0, Math.min(partsWidth(parts), width - power))), power };
}

const carrySaveAdder = `// a + b + c = sum + 2 * carry
module carry_save_adder #(
  parameter WIDTH = 1
) (
  input wire [WIDTH-1:0] a,
  input wire [WIDTH-1:0] b,
  input wire [WIDTH-1:0] c,
  output wire [WIDTH-1:0] sum,
  output wire [WIDTH-1:0] carry
);

  assign sum = a ^ b ^ c;
  assign carry = (a & b) | (a & c) | (b & c);

endmodule`;
