import type { Activation } from '../networks/network';

/** Values that an activation leaves as they are. */
export const activationLimits: Readonly<Record<Activation, readonly [number, number]>> = {
  none: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  relu: [0, Number.POSITIVE_INFINITY],
  'hard-tanh': [-1, 1],
};
