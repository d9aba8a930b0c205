import { type Net, oneNet, type Wires, zeroNet } from './netlist';
import type { NetlistBuilder } from './netlist-builder';

/**
 * A sum of bits, each of a power of two, that is wired up at once: partial products of many multipliers, addends, constants.
 * Negative weights become complemented bits and constants (`baugh-1973`), and all constants one row.
 */
export interface BitHeap {
  /** Adds sign * 2^power * bit. */
  addBit(net: Net, power: number, sign?: 1 | -1): void;
  /** Adds sign * 2^power * word. */
  addWord(word: Wires, power?: number, sign?: 1 | -1): void;
  /** Adds sign * 2^power * a * b. */
  addProduct(a: Wires, b: Wires, power?: number, sign?: 1 | -1): void;
  addConstant(value: bigint): void;
  /** Two rows of `width` bits that add up to the sum modulo 2^width. */
  rows(width: number): readonly [readonly Net[], readonly Net[]];
  /** The sum modulo 2^width. */
  sum(width: number, signed: boolean): Wires;
}

/** An empty sum whose gates the builder makes. */
export function createBitHeap(builder: NetlistBuilder): BitHeap {
  const columns: Net[][] = [];
  let constant = 0n;
  const push = (net: Net, power: number): void => {
    if (net === oneNet) constant += 1n << BigInt(power);
    else if (net !== zeroNet) {
      while (columns.length <= power) columns.push([]);
      columns[power]?.push(net);
    }
  };
  const addBit: BitHeap['addBit'] = (net, power, sign = 1) => {
    push(sign === 1 ? net : builder.not(net), power);
    if (sign === -1) constant -= 1n << BigInt(power);
  };
  const rows: BitHeap['rows'] = (width) => compress(builder, withConstant(columns, constant, width), width);
  return {
    addBit,
    rows,
    addWord: (word, power = 0, sign = 1) => {
      for (const [index, net] of word.nets.entries()) {
        addBit(net, power + index, isSignBit(word, index) === (sign === 1) ? -1 : 1);
      }
    },
    addProduct: (a, b, power = 0, sign = 1) => {
      for (const [row, left] of a.nets.entries()) {
        for (const [column, right] of b.nets.entries()) {
          const negative = (isSignBit(a, row) !== isSignBit(b, column)) === (sign === 1);
          const bit = negative ? builder.nand(left, right) : builder.and(left, right);
          push(bit, power + row + column);
          if (negative) constant -= 1n << BigInt(power + row + column);
        }
      }
    },
    addConstant: (value) => {
      constant += value;
    },
    sum: (width, signed) => {
      const [first, second] = rows(width);
      return { nets: addRows(builder, first, second), signed };
    },
  };
}

function isSignBit({ nets, signed }: Wires, index: number): boolean {
  return signed && index === nets.length - 1;
}

function withConstant(columns: readonly Net[][], constant: bigint, width: number): Net[][] {
  const row = BigInt.asUintN(width, constant);
  return Array.from({ length: width }, (_, power) => {
    const bits = columns[power] ?? [];
    return (row >> BigInt(power)) & 1n ? [oneNet, ...bits] : [...bits];
  });
}

/** Column by column, the three bits that are there first go through a full adder: the heuristic that `martel-1995` examines. */
function compress(
  builder: NetlistBuilder,
  columns: readonly Net[][],
  width: number,
): readonly [readonly Net[], readonly Net[]] {
  for (const [power, column] of columns.entries()) {
    const bits = [...column].sort(byArrival(builder));
    while (bits.length > 2) {
      const [a, b, c] = bits.splice(0, 3) as [Net, Net, Net];
      const [sum, carry] = addedBits(builder, a, b, c, power === width - 1);
      insert(builder, bits, sum);
      columns[power + 1]?.push(carry);
    }
    column.splice(0, column.length, ...bits);
  }
  const row = (index: number) => columns.map((column) => column[index] ?? zeroNet);
  return [row(0), row(1)];
}

function byArrival({ arrivalTicks }: NetlistBuilder): (a: Net, b: Net) => number {
  return (a, b) => arrivalTicks(a) - arrivalTicks(b) || a - b;
}

function insert(builder: NetlistBuilder, bits: Net[], net: Net): void {
  if (net === zeroNet) return;
  const order = byArrival(builder);
  const position = bits.findIndex((other) => order(net, other) < 0);
  bits.splice(position < 0 ? bits.length : position, 0, net);
}

/** Ripple-carry addition of two rows; the carry out of the last column is dropped. */
function addRows(builder: NetlistBuilder, first: readonly Net[], second: readonly Net[]): readonly Net[] {
  let carry: Net = zeroNet;
  return first.map((bit, power) => {
    const isLast = power === first.length - 1;
    const [sum, next] = addedBits(builder, bit, second[power] ?? zeroNet, carry, isLast);
    carry = next;
    return sum;
  });
}

/** Sum and carry; of the last column only the sum, for which exclusive ORs are smaller than an adder. */
function addedBits(
  { xor, fullAdder }: NetlistBuilder,
  a: Net,
  b: Net,
  c: Net,
  isLast: boolean,
): readonly [sum: Net, carry: Net] {
  return isLast ? [xor(xor(a, b), c), zeroNet] : fullAdder(a, b, c);
}
