import type { LaneClass } from '../../lane-class';
import { bitSerialArithmetic } from './bit-serial';
import { composableArithmetic } from './composable';
import type { LaneArithmetic, LaneFacts } from './lane-facts';
import { termSerialArithmetic } from './term-serial';

/** Primitives of lanes that take operands serially or in slices; null where they take them whole. */
export function machineLaneArithmetic(facts: LaneFacts, laneClass: LaneClass): LaneArithmetic | null {
  switch (laneClass.kind) {
    case 'parallel':
      return null;
    case 'bit-serial':
      return bitSerialArithmetic(facts);
    case 'term-serial':
      return termSerialArithmetic(facts, laneClass);
    case 'composable':
      return composableArithmetic(facts, laneClass);
  }
}
