/** Arithmetic and storage elements that a cost source prices. `bitsB` is 0 for all but `multiply`. */
export const primitiveKinds = ['multiply', 'add', 'shift', 'register', 'mux', 'compare', 'and'] as const;
export type PrimitiveKind = (typeof primitiveKinds)[number];

/**
 * Hardware that exists once per lane, per output column, per input port, per requantizer or per pooler of an array. The
 * tree that adds up the products of a column is apart from it: with idle lanes it works in part, its column in full.
 */
export const datapathUnits = ['lane', 'adder-tree', 'column', 'input-port', 'requantizer', 'pooler'] as const;
export type DatapathUnit = (typeof datapathUnits)[number];

/** The part of a report that a primitive's energy and area belong to. */
export type DatapathComponent =
  | 'multiply'
  | 'accumulate'
  | 'affine'
  | 'requantization'
  | 'registers-and-clock';

/**
 * `count` primitives in every unit. `active` ones spend energy when the unit has work, `clocked` ones in every compute
 * cycle.
 */
export interface PrimitiveUse {
  readonly component: DatapathComponent;
  readonly kind: PrimitiveKind;
  readonly bitsA: number;
  readonly bitsB: number;
  readonly unit: DatapathUnit;
  readonly rate: 'active' | 'clocked';
  readonly count: number;
  /** Times that it spends its energy each time that the unit works, or is clocked; once where left out. */
  readonly cycles?: number;
}

/** A use of one primitive that works only when its unit does. */
export function activeUse(
  component: DatapathComponent,
  unit: DatapathUnit,
  kind: PrimitiveKind,
  bitsA: number,
  bitsB = 0,
): PrimitiveUse {
  return { component, kind, bitsA, bitsB, unit, rate: 'active', count: 1 };
}

/** Flip-flops of one unit, clocked in every compute cycle. */
export function clockedRegister(unit: DatapathUnit, bits: number, count = 1): PrimitiveUse {
  return {
    component: 'registers-and-clock',
    kind: 'register',
    bitsA: bits,
    bitsB: 0,
    unit,
    rate: 'clocked',
    count,
  };
}
