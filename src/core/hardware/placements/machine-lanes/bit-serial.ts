import { activeUse, clockedRegister } from '../../primitives';
import { reductionUses } from '../parts/adder-tree';
import { integerBits } from '../parts/integer-bits';
import { inCycles, type LaneArithmetic, type LaneFacts } from './lane-facts';

/**
 * Every cycle a bit of the input gates the weight in each lane, a tree adds up the lanes, and the step's sum is doubled
 * before that is added; the accumulator adds finished steps (`judd-2016`). Weights are held for a step.
 */
export function bitSerialArithmetic({
  weights,
  inputs,
  accumulatorBits,
  reductionLanes,
}: LaneFacts): LaneArithmetic {
  const [weightBits, cycles] = [integerBits(weights), integerBits(inputs)];
  const stepBits = weightBits + cycles + Math.ceil(Math.log2(reductionLanes));
  return {
    delayNs: 0,
    uses: [
      inCycles(cycles, activeUse('multiply', 'lane', 'and', weightBits)),
      ...reductionUses('accumulate', reductionLanes, weightBits, stepBits).map((use) =>
        inCycles(cycles, use),
      ),
      activeUse('accumulate', 'column', 'add', accumulatorBits),
      clockedRegister('lane', weightBits),
      inCycles(cycles, clockedRegister('lane', 1)),
      inCycles(cycles, clockedRegister('column', stepBits)),
      clockedRegister('column', accumulatorBits),
      clockedRegister('input-port', cycles),
    ],
  };
}
