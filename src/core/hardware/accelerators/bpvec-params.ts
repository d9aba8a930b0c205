import type { ParamSpec } from '../../parameters/param-spec';
import type { AcceleratorDeclaration } from './accelerator';
import { composableParams } from './parts/composable-params';

/**
 * Recalled of BPVeC (`ghodrati-2020`): engines of 16 lanes, as many units as multiply 1024 pairs of 8 bits in a cycle,
 * 112 KB on the chip, 500 MHz, and 16 GB/s of DDR4. The square of units is an assumption.
 */
const bpvecParams: readonly ParamSpec[] = [
  ...composableParams({ rows: 8, columns: 8, dramGigabytesPerSecond: 16 }),
  { kind: 'integer', key: 'engineLanes', minimum: 1, maximum: 32, default: 16 },
];

export const bpvecDeclaration: AcceleratorDeclaration = {
  id: 'bpvec',
  references: ['ghodrati-2020'],
  params: bpvecParams,
};
