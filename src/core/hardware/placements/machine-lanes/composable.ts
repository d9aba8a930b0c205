import type { LaneClass } from '../../lane-class';
import { activeUse, clockedRegister, type PrimitiveUse } from '../../primitives';
import { reductionUses } from '../parts/adder-tree';
import { composedSlices } from '../parts/composed-slices';
import { integerBits } from '../parts/integer-bits';
import { multiplierDelayNs } from '../parts/path-delay';
import { inCycles, type LaneArithmetic, type LaneFacts } from './lane-facts';

const engines = 16;
const sliceBits = 2;
/** Joints of two sums of engines: how many, and by how many places in all the greatest sum of a joint has been shifted. */
const joints = [
  { count: 8, shiftBits: 2 },
  { count: 4, shiftBits: 6 },
  { count: 2, shiftBits: 8 },
  { count: 1, shiftBits: 12 },
] as const;

/**
 * Sixteen engines multiply slices and add up their lanes. Their sums are joined in pairs, shifted by the slices of one
 * operand or not (a selection of words), then all four of a row, then the rows likewise; one adder joins the unit with the
 * sum that comes down its column (`ghodrati-2020`, `sharma-2018`). What stands in a unit works in all of its cycles; energies
 * are those of a product's slices.
 */
export function composableArithmetic(
  { weights, inputs, accumulatorBits }: LaneFacts,
  { engineLanes }: LaneClass & { readonly kind: 'composable' },
): LaneArithmetic {
  const { perProduct } = composedSlices(integerBits(weights), integerBits(inputs));
  const engineBits = 2 * sliceBits + Math.ceil(Math.log2(engineLanes));
  const engineTree = reductionUses('accumulate', engineLanes, 2 * sliceBits, 0).filter(
    ({ unit }) => unit === 'adder-tree',
  );
  const joined = (kind: 'mux' | 'add', bits: number, count: number): PrimitiveUse =>
    inCycles(perProduct, activeUse('accumulate', 'adder-tree', kind, bits), count);
  return {
    delayNs: multiplierDelayNs(sliceBits, sliceBits),
    uses: [
      inCycles(perProduct, activeUse('multiply', 'lane', 'multiply', sliceBits, sliceBits)),
      inCycles(perProduct, clockedRegister('lane', 2 * sliceBits)),
      ...engineTree.map((use) => inCycles(perProduct, use, engines)),
      ...joints.flatMap(({ count, shiftBits }) => [
        joined('mux', engineBits + shiftBits, count),
        joined('add', engineBits + shiftBits + 1, count),
      ]),
      activeUse('accumulate', 'column', 'add', accumulatorBits),
      clockedRegister('column', accumulatorBits),
    ],
  };
}
