import { createRegistry } from '../registry';
import { fixedPoint } from './fixed-point';
import { lsq } from './lsq';
import { lsqPlus } from './lsq-plus';
import type { Scheme } from './scheme';

/** Every quantization scheme, in the order of the page. */
export const schemes = createRegistry<Scheme>('scheme', [fixedPoint, lsq, lsqPlus]);
