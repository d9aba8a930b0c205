import fc from 'fast-check';
import type { Net, Netlist } from '../netlist';
import { createNetlistBuilder, type NetlistBuilder } from '../netlist-builder';

interface GateChoice {
  readonly operation: number;
  readonly places: readonly [number, number, number];
}

type Operation = (builder: NetlistBuilder, a: Net, b: Net, c: Net) => readonly Net[];

const operations: readonly Operation[] = [
  ({ not }, a) => [not(a)],
  ({ and }, a, b) => [and(a, b)],
  ({ or }, a, b) => [or(a, b)],
  ({ nand }, a, b) => [nand(a, b)],
  ({ nor }, a, b) => [nor(a, b)],
  ({ xor }, a, b) => [xor(a, b)],
  ({ xnor }, a, b) => [xnor(a, b)],
  ({ mux }, a, b, c) => [mux(a, b, c)],
  ({ halfAdder }, a, b) => halfAdder(a, b),
  ({ fullAdder }, a, b, c) => fullAdder(a, b, c),
  ({ register }, a) => register({ nets: [a], signed: false }).nets,
];

/** Four inputs, two flip-flops in a loop, and random gates behind, of which the last ones are outputs. */
export const randomNetlists: fc.Arbitrary<Netlist> = fc
  .array(
    fc.record({ operation: fc.nat(operations.length - 1), places: fc.tuple(fc.nat(), fc.nat(), fc.nat()) }),
    { minLength: 1, maxLength: 40 },
  )
  .map(netlistOf);

function netlistOf(choices: readonly GateChoice[]): Netlist {
  const builder = createNetlistBuilder();
  const state = builder.state(2, false);
  const nets: Net[] = [0, 1, ...builder.input('in', 4, false).nets, ...state.word.nets];
  for (const { operation, places } of choices) {
    const [a, b, c] = places.map((place) => nets.at(-1 - (place % nets.length)) as Net) as [Net, Net, Net];
    nets.push(...(operations[operation] as Operation)(builder, a, b, c));
  }
  state.connect({ nets: nets.slice(-2), signed: false });
  builder.output('out', { nets: nets.slice(-6), signed: false });
  return builder.finish();
}

/** Words for a few cycles of all inputs. */
export const randomWords: fc.Arbitrary<Int32Array> = fc
  .integer({ min: 1, max: 4 })
  .chain((cycles) => fc.array(fc.integer(), { minLength: 4 * cycles, maxLength: 4 * cycles }))
  .map((words) => Int32Array.from(words));
