import type { Scheme, TensorRole } from './scheme';

/** The width of a scheme that is nearest to the one asked for; of two equally near ones the wider. */
export function nearestWidth({ widths }: Pick<Scheme, 'widths'>, role: TensorRole, bits: number): number {
  return widths[role].reduce((best, width) =>
    Math.abs(width - bits) <= Math.abs(best - bits) ? width : best,
  );
}
