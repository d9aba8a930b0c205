import { fixedWidth } from './parts/fixed-width';

/** An 8-bit machine: the baseline of quantization below 8 bits that keeps the hardware. */
export const fixedWidth8 = fixedWidth(8, 'fixed-width-8', ['jacob-2018']);
