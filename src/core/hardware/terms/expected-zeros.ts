import type { CodeFormat } from '../../quantization/code-format';
import { sampledCodes } from './expected-terms';

const knownShares = new Map<string, number>();

/**
 * Share of a layer's inputs whose code is 0 where no network gives any: a normal distribution after a ReLU unless its
 * integers have a sign, coded with the step of least squared error. None where 0 has no code: half-integers, signs, planes.
 */
export function expectedZeroShare(format: CodeFormat): number {
  const { kind, bits, signed, shift, minimum, maximum } = format;
  const hasZero = shift === 0 && kind !== 'planes' && !(kind === 'power-of-two' && !format.hasZero);
  if (!hasZero || kind === 'row-mix') return 0;
  const key = `${kind},${bits},${signed},${minimum},${maximum}`;
  const known = knownShares.get(key);
  if (known !== undefined) return known;
  const codes = sampledCodes(format, !(kind === 'integer-grid' && signed));
  const share = codes.filter((code) => code === 0).length / codes.length;
  knownShares.set(key, share);
  return share;
}
