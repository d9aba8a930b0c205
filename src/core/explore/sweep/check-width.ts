import { ProblemError } from '../../problem';
import type { Scheme, TensorRole } from '../../schemes/scheme';

/** Throws a ProblemError that lists the widths of the scheme where it has no such one. */
export function checkWidth({ id, widths }: Scheme, role: TensorRole, value: number): void {
  if (widths[role].includes(value)) return;
  throw new ProblemError('not-a-width', { scheme: id, role, options: widths[role].join(', '), value });
}
