import type { ParamValues } from '../../../parameters/param-spec';
import type { Machine, Resizing } from '../accelerator';

/** A machine that grows along one of its parameters, on which none of its memories depends. */
export function alongParam(
  key: string,
  values: ParamValues,
  configure: (values: ParamValues) => Machine,
): Resizing {
  return { count: Number(values[key]), at: (count) => configure({ ...values, [key]: count }) };
}

interface Sides {
  readonly rows: number;
  readonly columns: number;
}

/** An array that grows along both sides, in turns, and keeps their ratio; both together are counted. */
export function alongSides({ rows, columns }: Sides, at: (sides: Sides) => Machine): Resizing {
  const declared = rows + columns;
  return {
    count: declared,
    at: (count) => {
      const grown = Math.max(1, Math.round((count * rows) / declared));
      return at({ rows: grown, columns: Math.max(1, count - grown) });
    },
  };
}
