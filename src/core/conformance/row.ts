import type { ReferenceKey } from '../references';
import type { ConformanceText } from './texts';

/** Groups of rows, in the order of page and command. */
export const conformanceGroups = [
  'systolic',
  'dian-nao',
  'eyeriss',
  'bit-serial',
  'composable',
  'nv-small',
  'circuits',
  'technology',
  'qtools',
  'integers',
  'accuracy',
] as const;
export type ConformanceGroup = (typeof conformanceGroups)[number];

/**
 * `exact`: a rule to implement. `calibration`: constants may be fitted to it. `hold-out`: nothing may, so that it tells
 * whether the model predicts. `orientation`: neither passes nor fails.
 */
export const conformanceUses = ['exact', 'calibration', 'hold-out', 'orientation'] as const;
export type ConformanceUse = (typeof conformanceUses)[number];

/**
 * How sure the published figure is. `read`: in the source. `quoted`: in another that quotes it. `recomputed`: by an
 * independent evaluation of the source's rule. `recalled`: not read, but the parts add up to totals that were.
 */
export type PublishedStatus = 'read' | 'quoted' | 'recomputed' | 'recalled';

export type Published =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

/** `within` is absolute, in the row's unit; `relative` a fraction of the published figure, or of either end of a range. */
export type Tolerance =
  | { readonly kind: 'exact' }
  | { readonly kind: 'within'; readonly distance: number }
  | { readonly kind: 'relative'; readonly fraction: number }
  | { readonly kind: 'none' };

/** Several values where several are published side by side. */
export type Outcome =
  | { readonly kind: 'modelled'; readonly values: readonly number[] }
  | { readonly kind: 'not-modelled'; readonly reason: ConformanceText };

/** One published figure, and how ours comes about. */
export interface ConformanceRow {
  /** Kebab-case, unique. */
  readonly id: string;
  readonly group: ConformanceGroup;
  readonly what: ConformanceText;
  readonly published: Published;
  /** `''` for plain numbers. */
  readonly unit: string;
  /** Null where the figure is of the study that preceded this product. */
  readonly source: ReferenceKey | null;
  /** Where in the source. */
  readonly place: string;
  readonly status: PublishedStatus;
  readonly use: ConformanceUse;
  readonly tolerance: Tolerance;
  /** What a reader must know of the comparison. */
  readonly notes?: readonly ConformanceText[];
  compute(): Outcome;
}

export const exact: Tolerance = { kind: 'exact' };
export const notJudged: Tolerance = { kind: 'none' };

/** At most this fraction off. */
export function relative(fraction: number): Tolerance {
  return { kind: 'relative', fraction };
}

/** At most so far off, in the row's unit. */
export function within(distance: number): Tolerance {
  return { kind: 'within', distance };
}

/** One published figure. */
export function value(published: number): Published {
  return { kind: 'value', value: published };
}

/** Two published ends, both of them included. */
export function range(low: number, high: number): Published {
  return { kind: 'range', low, high };
}

/** Our figures, in the order of the published ones. */
export function modelled(...values: readonly number[]): Outcome {
  return { kind: 'modelled', values };
}
