import { ProblemError } from '../../../problem';
import { bitsPerKilobyte } from './transfer';

/** What of one operand has to be in a buffer at once. */
interface Tile {
  /** The parameter that gives the size of the buffer. */
  readonly key: string;
  readonly kilobytes: number;
  readonly bits: number;
}

/** Half of a double buffer holds a tile; a ProblemError that names the parameter and the least size where it does not. */
export function checkTile({ key, kilobytes, bits }: Tile): void {
  const needed = (2 * bits) / bitsPerKilobyte;
  if (needed <= kilobytes) return;
  throw new ProblemError('buffer-too-small', {
    key,
    minimum: Math.ceil(needed * 1000) / 1000,
    value: kilobytes,
  });
}
