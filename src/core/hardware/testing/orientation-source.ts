import type { PrimitiveUse } from '../primitives';

/**
 * Energy in pJ of one pass through primitives, with the stated coefficients of the published orientation table: multiply
 * 0.0030 a b, add 0.003125 w, shift 0.0041 w, all else free.
 */
export function orientationPj(uses: readonly PrimitiveUse[]): number {
  const energies: Partial<Record<PrimitiveUse['kind'], (use: PrimitiveUse) => number>> = {
    multiply: ({ bitsA, bitsB }) => 0.003 * bitsA * bitsB,
    add: ({ bitsA }) => 0.003125 * bitsA,
    shift: ({ bitsA }) => 0.0041 * bitsA,
  };
  return uses.reduce((sum, use) => sum + use.count * (energies[use.kind]?.(use) ?? 0), 0);
}
