import type { ParamSpec } from '../../parameters/param-spec';
import { composableParams } from './parts/composable-params';

/** Published (`sharma-2018`, its simulator's default): 16 x 32 units, 500 MHz, 192 bits of memory per cycle, buffers. */
export const bitFusionParams: readonly ParamSpec[] = composableParams({
  rows: 16,
  columns: 32,
  dramGigabytesPerSecond: 12,
});
