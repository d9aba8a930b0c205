import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockNames, type Net } from './netlist';
import { createNetlistBuilder } from './netlist-builder';
import { randomNetlists } from './testing/random-netlist';

describe('a netlist', () => {
  it('has its cells behind those that they read, flip-flops first', () => {
    fc.assert(
      fc.property(randomNetlists, ({ cellCount, flipFlopCount, inputs, outputs, inputPorts }) => {
        const outputsOf = (cell: number) => outputs.subarray(2 * cell, 2 * cell + 2);
        const cells = Array.from({ length: cellCount }, (_, cell) => cell);
        const states = cells.slice(0, flipFlopCount);
        const known = new Set<Net>([0, 1, ...inputPorts.flatMap(({ nets }) => nets)]);
        const learn = (cell: number): void => {
          for (const net of outputsOf(cell)) known.add(net);
        };
        states.forEach(learn);
        for (const cell of cells.slice(flipFlopCount)) {
          expect(inputs.subarray(3 * cell, 3 * cell + 3).every((net) => known.has(net))).toBe(true);
          learn(cell);
        }
        expect(states.every((cell) => known.has(inputs[3 * cell]!))).toBe(true);
      }),
    );
  });

  it('has no cell that no output depends on', () => {
    const builder = createNetlistBuilder();
    const [a, b] = builder.input('in', 2, false).nets as [Net, Net];
    builder.register({ nets: [builder.xor(a, b)], signed: false });
    builder.output('out', { nets: [builder.and(a, b)], signed: false });
    expect(builder.finish()).toMatchObject({ cellCount: 1, flipFlopCount: 0 });
  });

  it('has no flip-flop for a constant', () => {
    const builder = createNetlistBuilder();
    const [a] = builder.input('in', 1, false).nets as [Net];
    builder.output('out', builder.register({ nets: [0, a, 1], signed: false }));
    expect(builder.finish().flipFlopCount).toBe(1);
  });

  it('remembers the block in which a cell was made', () => {
    const builder = createNetlistBuilder();
    const [a, b] = builder.input('in', 2, false).nets as [Net, Net];
    const nets = builder.inBlock('tree', () => [
      builder.inBlock('scale', () => builder.and(a, b)),
      builder.or(a, b),
    ]);
    builder.output('out', { nets: [...nets, builder.xor(a, b)], signed: false });
    const { blocks } = builder.finish();
    expect(Array.from(blocks, (block) => blockNames[block])).toEqual(['scale', 'tree', 'control']);
  });

  it('cannot hold a flip-flop without input', () => {
    const builder = createNetlistBuilder();
    builder.output('out', builder.state(1, false).word);
    expect(() => builder.finish()).toThrow('flip-flop 2 without input');
  });
});
