import { fixedWidth } from './parts/fixed-width';

/** A 16-bit machine like DianNao, whose multipliers are this wide for all codes. */
export const fixedWidth16 = fixedWidth(16, 'fixed-width-16', ['chen-2014']);
