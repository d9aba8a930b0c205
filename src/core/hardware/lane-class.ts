/** How the lanes of a machine take their operands, and what of the machine that arithmetic depends on. */
export type LaneClass =
  | { readonly kind: 'parallel' }
  /** Inputs come bit by bit. */
  | { readonly kind: 'bit-serial' }
  /** Both operands come as signed powers of two. */
  | {
      readonly kind: 'term-serial';
      /** Lanes that begin their next products together. */
      readonly waitingLanes: number;
      /** Columns that multiply the same weights. */
      readonly weightSharing: number;
    }
  /** A lane multiplies slices of two bits; sixteen engines of so many lanes are a column. */
  | { readonly kind: 'composable'; readonly engineLanes: number };

export const parallelLanes: LaneClass = { kind: 'parallel' };
