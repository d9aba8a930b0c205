import type { ParamSpec } from '../../parameters/param-spec';
import type { AcceleratorDeclaration } from './accelerator';
import { composableParams } from './parts/composable-params';

/** Published (`sharma-2018`, its simulator's default): 16 x 32 units, 500 MHz, 192 bits of memory per cycle, buffers. */
const bitFusionParams: readonly ParamSpec[] = composableParams({
  rows: 16,
  columns: 32,
  dramGigabytesPerSecond: 12,
});

export const bitFusionDeclaration: AcceleratorDeclaration = {
  id: 'bit-fusion',
  references: ['sharma-2018'],
  params: bitFusionParams,
};
