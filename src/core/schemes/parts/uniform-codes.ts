import { integerGrid } from '../../quantization/code-format';
import type { Scheme } from '../scheme';

/** Two's-complement weights and unsigned activations (all of ours follow a ReLU), 2 to 8 bits. */
export const uniformCodes = {
  bits: { minimum: 2, maximum: 8 },
  weightCodes: (bits: number) => integerGrid(bits, true),
  activationCodes: (bits: number) => integerGrid(bits, false),
} as const satisfies Partial<Scheme>;
