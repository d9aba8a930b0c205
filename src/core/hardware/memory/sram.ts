import { cactiAreaMm2, cactiKilobytes, cactiReadPj, cactiWidthsBits, cactiWritePj } from './cacti-table';

const smallestKilobytes = cactiKilobytes[0];
const largestKilobytes = cactiKilobytes[cactiKilobytes.length - 1] as number;
const narrowestBits = cactiWidthsBits[0];
const widestBits = cactiWidthsBits[cactiWidthsBits.length - 1] as number;

const logKilobytes = cactiKilobytes.map(Math.log);
const logWidths = cactiWidthsBits.map(Math.log);
const logReads = cactiReadPj.map((row) => row.map(Math.log));
const logWrites = cactiWritePj.map((row) => row.map(Math.log));
const logAreas = cactiAreaMm2.map(Math.log);

export type SramAccess = 'read' | 'write';

/**
 * Energy in pJ of one access to a whole row, from the CACTI table (`cacti-7`), straight lines between its entries in
 * logarithms of capacity, width and energy. Rows wider than 256 bits grow in proportion; rows narrower than 32 bits
 * cost as 32 bits, the narrowest macro. Capacities outside 1 to 1024 KB are a RangeError.
 */
export function sramEnergyPj(access: SramAccess, kilobytes: number, rowBits: number): number {
  checkCapacity(kilobytes);
  const table = access === 'read' ? logReads : logWrites;
  const [row, along] = locate(logKilobytes, Math.log(kilobytes));
  const tabledBits = Math.min(Math.max(rowBits, narrowestBits), widestBits);
  const [column, across] = locate(logWidths, Math.log(tabledBits));
  const upper = mix(table[row] as number[], column, across);
  const lower = mix(table[row + 1] as number[], column, across);
  return Math.exp(upper + along * (lower - upper)) * Math.max(1, rowBits / widestBits);
}

/** Whether a row of this width lies outside the table. */
export function isSramExtrapolated(rowBits: number): boolean {
  return rowBits < narrowestBits || rowBits > widestBits;
}

/** Area in um2 of a macro of 64-bit rows, interpolated likewise; multiply by a factor for shallow, wide macros. */
export function sramAreaUm2(kilobytes: number): number {
  checkCapacity(kilobytes);
  const [row, along] = locate(logKilobytes, Math.log(kilobytes));
  return Math.exp(mix(logAreas, row, along)) * 1e6;
}

function checkCapacity(kilobytes: number): void {
  if (!(kilobytes >= smallestKilobytes && kilobytes <= largestKilobytes)) {
    throw new RangeError(`SRAM capacity outside the table: ${kilobytes} KB`);
  }
}

/** Index of the lower neighbour and the fraction of the way to the next. */
function locate(knots: readonly number[], position: number): readonly [index: number, fraction: number] {
  let index = 0;
  while (index < knots.length - 2 && position > (knots[index + 1] as number)) index++;
  const lower = knots[index] as number;
  return [index, (position - lower) / ((knots[index + 1] as number) - lower)];
}

function mix(values: readonly number[], index: number, fraction: number): number {
  const lower = values[index] as number;
  return lower + fraction * ((values[index + 1] as number) - lower);
}
