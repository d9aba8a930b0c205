import type { PointOrigin } from '../../core/explore/trained-result';
import type { SchemeFamily } from '../../core/schemes/scheme';
import type { SymbolShape } from './symbol-shape';

/** One design as the chart draws it. */
export interface ParetoDatum {
  readonly id: string;
  readonly family: SchemeFamily;
  readonly shape: SymbolShape;
  readonly sizeStep: 0 | 1 | 2;
  readonly cost: number;
  readonly accuracyFraction: number;
  /** Uncertainty over seeds; null where unknown. */
  readonly intervalFraction: { readonly low: number; readonly high: number } | null;
  readonly seedFractions: readonly number[];
  readonly origin: PointOrigin;
  readonly onFront: boolean;
  /** Its accuracy was measured with other arithmetic than its cost is of: shown, but compared with nothing. */
  readonly mismatched: boolean;
  /** Among the nearest to a wish. */
  readonly wished: boolean;
  /** Left out by a choice made elsewhere: shown, but hardly. */
  readonly faint: boolean;
}

/** A datum with its place in pixels. `offScale`: its accuracy lies below the axis, it stands in the band underneath. */
export interface PlacedDatum extends ParetoDatum {
  readonly x: number;
  readonly y: number;
  readonly offScale: boolean;
}
