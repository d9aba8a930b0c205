import type { Accelerator } from './accelerator';
import { bpvecDeclaration } from './bpvec-params';
import { composableMachine, composableSupport } from './parts/composable-array';
import { readComposableParams } from './parts/composable-params';

/**
 * BPVeC (`ghodrati-2020`): sixteen engines per unit, each a dot product of slices of two bits; engines join to whole
 * products after they have added up their own, so that shifters and accumulator are shared by all lanes.
 */
export const bpvec: Accelerator = {
  ...bpvecDeclaration,
  supports: composableSupport,
  configure: (values) => composableMachine(readComposableParams(values)),
};
