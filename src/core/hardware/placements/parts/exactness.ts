import type { PlacementContext } from '../placement';
import { actedOperands, needsOf } from './operand';

/** Whether a placement computes what the folded arithmetic does, whose accuracy is the one that is measured. */
export type Exactness = 'exact' | 'approximate';

/** Of what the operand's decode form asks for, what a placement holds as a constant of some bits. */
export interface HeldConstants {
  readonly scale: boolean;
  readonly offset: boolean;
}

/**
 * Approximate where a real scale or a real offset of an operand that the placement acts on is held as a constant and so
 * rounded. Powers of two, short mantissas and half steps lose nothing.
 */
export function exactnessOf(context: PlacementContext, held: HeldConstants): Exactness {
  const rounds = actedOperands(context.operand).some((name) => {
    const { scaleIsReal, offset } = needsOf(context[name]);
    return (held.scale && scaleIsReal) || (held.offset && offset === 'real');
  });
  return rounds ? 'approximate' : 'exact';
}
