import type { DatapathComponent, PrimitiveUse } from '../../primitives';

/**
 * The adders of one column that reduce `terms` products of `bits` bits and add the result to the accumulator: a
 * balanced tree whose operands grow by one bit per level, terms - 1 adders, then one adder of the accumulator's width,
 * which works in every cycle in which any of its lanes does.
 */
export function reductionUses(
  component: DatapathComponent,
  terms: number,
  bits: number,
  accumulatorBits: number,
): readonly PrimitiveUse[] {
  const uses: PrimitiveUse[] = [];
  let width = bits;
  for (let left = terms; left > 1; left = Math.ceil(left / 2)) {
    uses.push(adders(component, 'adder-tree', width, Math.floor(left / 2)));
    width++;
  }
  uses.push(adders(component, 'column', accumulatorBits, 1));
  return uses;
}

function adders(
  component: DatapathComponent,
  unit: 'adder-tree' | 'column',
  bits: number,
  count: number,
): PrimitiveUse {
  return { component, kind: 'add', bitsA: bits, bitsB: 0, unit, rate: 'active', count };
}
