import { createRegistry } from '../registry';
import { bnn } from './bnn';
import { fixedPoint } from './fixed-point';
import { lsq } from './lsq';
import { lsqPlus } from './lsq-plus';
import type { Scheme } from './scheme';
import { totNet } from './tot-net';
import { xnorNet } from './xnor-net';

/** Every quantization scheme, in the order of the page. */
export const schemes = createRegistry<Scheme>('scheme', [fixedPoint, lsq, lsqPlus, bnn, xnorNet, totNet]);
