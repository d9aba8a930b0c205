import { integerGrid } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import type { Scheme } from '../scheme';

const twoToEight = [2, 3, 4, 5, 6, 7, 8] as const;

/** Two's-complement weights and unsigned activations that follow a ReLU, 2 to 8 bits. */
export const uniformCodes = {
  activationRange: 'non-negative',
  widths: { weights: twoToEight, activations: twoToEight },
  weightCodes: (bits: number) => integerGrid(bits, true),
  activationCodes: (bits: number) => integerGrid(bits, false),
} as const satisfies Partial<Scheme>;

/** Shifts alone: one power-of-two step per tensor. */
export const powerOfTwoSteps: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };
