import type { CellKind } from './cell-table';
import { type Net, oneNet, zeroNet } from './netlist';

export interface Gates {
  not(a: Net): Net;
  and(a: Net, b: Net): Net;
  or(a: Net, b: Net): Net;
  nand(a: Net, b: Net): Net;
  nor(a: Net, b: Net): Net;
  xor(a: Net, b: Net): Net;
  xnor(a: Net, b: Net): Net;
  mux(select: Net, whenZero: Net, whenOne: Net): Net;
  /** Sum and carry of two or three bits. */
  halfAdder(a: Net, b: Net): readonly [sum: Net, carry: Net];
  fullAdder(a: Net, b: Net, c: Net): readonly [sum: Net, carry: Net];
}

type MakeCell = (kind: CellKind, inputs: readonly Net[]) => readonly Net[];
type TwoInputs = (a: Net, b: Net) => Net;

/** Gates that are wires, constants or smaller cells wherever an input is constant or inputs are equal or opposite. */
export function simplifiedGates(make: MakeCell): Gates {
  const opposites = new Map<Net, Net>([
    [zeroNet, oneNet],
    [oneNet, zeroNet],
  ]);
  const one = (kind: CellKind, ...inputs: Net[]): Net => make(kind, inputs)[0] as Net;
  const not = (a: Net): Net => {
    const opposite = opposites.get(a) ?? one('inverter', a);
    opposites.set(a, opposite).set(opposite, a);
    return opposite;
  };
  const isOpposite = (a: Net, b: Net): boolean => opposites.get(a) === b;
  const and = symmetric((a, b) => {
    if (a === zeroNet || isOpposite(a, b)) return zeroNet;
    return a === oneNet || a === b ? b : one('and2', a, b);
  });
  const or = symmetric((a, b) => {
    if (a === oneNet || isOpposite(a, b)) return oneNet;
    return a === zeroNet || a === b ? b : one('or2', a, b);
  });
  const nand = symmetric((a, b) => {
    if (a <= oneNet || a === b || isOpposite(a, b)) return not(and(a, b));
    return one('nand2', a, b);
  });
  const nor = symmetric((a, b) => {
    if (a <= oneNet || a === b || isOpposite(a, b)) return not(or(a, b));
    return one('nor2', a, b);
  });
  const xor = symmetric((a, b) => {
    if (a === zeroNet) return b;
    if (a === oneNet) return not(b);
    if (a === b) return zeroNet;
    return isOpposite(a, b) ? oneNet : one('xor2', a, b);
  });
  const xnor = symmetric((a, b) =>
    a <= oneNet || a === b || isOpposite(a, b) ? not(xor(a, b)) : one('xnor2', a, b),
  );
  const logic = { not, and, or, nand, nor, xor, xnor };
  return { ...logic, mux: muxOf(logic, one), ...addersOf(logic, make) };
}

type Logic = Pick<Gates, 'not' | 'and' | 'or' | 'xor' | 'xnor'>;

function muxOf({ not, and, or, xor }: Logic, one: (kind: CellKind, ...inputs: Net[]) => Net): Gates['mux'] {
  return (select, whenZero, whenOne) => {
    if (select === zeroNet || whenZero === whenOne) return whenZero;
    if (select === oneNet) return whenOne;
    if (whenZero === zeroNet) return and(select, whenOne);
    if (whenOne === oneNet) return or(select, whenZero);
    if (whenOne === zeroNet) return and(not(select), whenZero);
    if (whenZero === oneNet) return or(not(select), whenOne);
    if (whenOne === not(whenZero)) return xor(select, whenZero);
    return one('mux2', whenZero, whenOne, select);
  };
}

function addersOf({ and, or, xor, xnor }: Logic, make: MakeCell): Pick<Gates, 'halfAdder' | 'fullAdder'> {
  const halfAdder: Gates['halfAdder'] = (first, second) => {
    const [a, b] = first < second ? [first, second] : [second, first];
    if (a <= oneNet || a === b) return [xor(a, b), and(a, b)];
    const [sum, carry] = make('half-adder', [a, b]) as [Net, Net];
    return [sum, carry];
  };
  const fullAdder: Gates['fullAdder'] = (...inputs) => {
    const [a, b, c] = [...inputs].sort((left, right) => left - right) as [Net, Net, Net];
    if (a === zeroNet) return halfAdder(b, c);
    if (a === oneNet) return b === oneNet ? [c, oneNet] : [xnor(b, c), or(b, c)];
    if (a === b) return [c, a];
    if (b === c) return [a, b];
    const [sum, carry] = make('full-adder', [a, b, c]) as [Net, Net];
    return [sum, carry];
  };
  return { halfAdder, fullAdder };
}

/** Inputs in ascending order, so that constants come first and equal gates are found. */
function symmetric(gate: TwoInputs): TwoInputs {
  return (a, b) => (a < b ? gate(a, b) : gate(b, a));
}
