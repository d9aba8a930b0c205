import type { ReferenceKey } from '../../../references';
import type { CostRow, Provenance } from './cost-source';

interface Origin {
  readonly source: ReferenceKey;
  readonly provenance: Provenance;
  readonly bits: readonly [minimum: number, maximum: number];
}

/** A quantity proportional to the width. */
export function perBit(value: number, unit: string, origin: Origin): CostRow {
  return row(`${value} a ${unit}`, origin, (bits) => value * bits);
}

/** quadratic * a * b + linear * sqrt(a * b): the parabola in the geometric mean of both widths. */
export function productLaw(quadratic: number, linear: number, unit: string, origin: Origin): CostRow {
  const tail = linear === 0 ? '' : ` + ${linear} sqrt(a b)`;
  return row(`(${quadratic} a b${tail}) ${unit}`, origin, (bitsA, bitsB) => {
    const product = bitsA * bitsB;
    return quadratic * product + linear * Math.sqrt(product);
  });
}

/**
 * Straight lines between the origin and the tabled points, the last one extended: the table itself at its widths.
 * `points` are [bits, value] by rising width.
 */
export function piecewiseLinear(
  points: readonly (readonly [number, number])[],
  unit: string,
  origin: Origin,
): CostRow {
  const knots = [[0, 0] as const, ...points];
  const listed = points.map(([bits, value]) => `${value} at ${bits}`).join(', ');
  return row(`${listed} ${unit}, straight lines between`, origin, (bits) => {
    const next = knots.findIndex(([width]) => width >= bits);
    const upper = next < 0 ? knots.length - 1 : Math.max(next, 1);
    const [x0, y0] = knots[upper - 1] as readonly [number, number];
    const [x1, y1] = knots[upper] as readonly [number, number];
    return y0 + ((bits - x0) * (y1 - y0)) / (x1 - x0);
  });
}

/** The row times a factor, for elements that a source states relative to another; as wide and as sure as that row. */
export function scaled(factor: number, base: CostRow, source: ReferenceKey): CostRow {
  const provenance = base.provenance === 'assumed' ? 'assumed' : 'borrowed';
  const origin: Origin = { source, provenance, bits: [base.minimumBits, base.maximumBits] };
  return row(`${factor} x (${base.formula})`, origin, (bitsA, bitsB) => factor * base.value(bitsA, bitsB));
}

function row(formula: string, origin: Origin, value: CostRow['value']): CostRow {
  const [minimumBits, maximumBits] = origin.bits;
  return { formula, source: origin.source, provenance: origin.provenance, minimumBits, maximumBits, value };
}
