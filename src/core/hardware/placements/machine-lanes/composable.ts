import type { LaneClass } from '../../lane-class';
import { activeUse, clockedRegister, type PrimitiveUse } from '../../primitives';
import { reductionUses } from '../parts/adder-tree';
import { composedSlices } from '../parts/composed-slices';
import { integerBits } from '../parts/integer-bits';
import { multiplierDelayNs } from '../parts/path-delay';
import { inCycles, type LaneArithmetic, type LaneFacts } from './lane-facts';

const engines = 16;
const sliceBits = 2;
/** Places by which the last slices of two operands of 8 bits lie above the first. */
const farthestShift = 12;

/**
 * Sixteen engines multiply slices and add up their lanes, sixteen shifters and fifteen adders join the engines, and one
 * adder the unit with the sum that comes down its column (`ghodrati-2020`). What stands in a unit works in all of its cycles;
 * energies are those of a product's slices.
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
  const joined = (kind: PrimitiveUse['kind'], count: number): PrimitiveUse =>
    inCycles(perProduct, activeUse('accumulate', 'adder-tree', kind, engineBits + farthestShift), count);
  return {
    delayNs: multiplierDelayNs(sliceBits, sliceBits),
    uses: [
      inCycles(perProduct, activeUse('multiply', 'lane', 'multiply', sliceBits, sliceBits)),
      inCycles(perProduct, clockedRegister('lane', 2 * sliceBits)),
      ...engineTree.map((use) => inCycles(perProduct, use, engines)),
      joined('shift', engines),
      joined('add', engines - 1),
      activeUse('accumulate', 'column', 'add', accumulatorBits),
      clockedRegister('column', accumulatorBits),
    ],
  };
}
