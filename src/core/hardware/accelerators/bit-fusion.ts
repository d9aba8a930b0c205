import type { Accelerator } from './accelerator';
import { bitFusionDeclaration } from './bit-fusion-params';
import { composableMachine, composableSupport } from './parts/composable-array';
import { readComposableParams } from './parts/composable-params';

/** Bit Fusion (`sharma-2018`): every unit joins sixteen multipliers of two bits, and has shifters and a sum of its own. */
export const bitFusion: Accelerator = {
  ...bitFusionDeclaration,
  supports: composableSupport,
  configure: (values) => composableMachine(readComposableParams({ ...values, engineLanes: 1 })),
};
