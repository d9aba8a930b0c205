import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNetlist } from './compile-netlist';
import { evaluateZeroDelay } from './evaluate-zero-delay';
import type { Netlist } from './netlist';
import { createNetlistBuilder } from './netlist-builder';
import { createStimulus, outputReader } from './stimulus';

/** Hands two ports on as they are. */
function passing(width: number, signed: boolean): Netlist {
  const builder = createNetlistBuilder();
  for (const name of ['left', 'right']) builder.output(name, builder.input(name, width, signed));
  return builder.finish();
}

type Place = readonly [port: string, cycle: number, stream: number];

describe('stimulus and output reader', () => {
  it('carry numbers of up to 70 bits, cycle by cycle and stream by stream', () => {
    const numbers = fc
      .record({ width: fc.integer({ min: 1, max: 70 }), signed: fc.boolean() })
      .chain(({ width, signed }) => {
        const min = signed ? -(1n << BigInt(width - 1)) : 0n;
        const values = fc.array(fc.bigInt({ min, max: min + (1n << BigInt(width)) - 1n }), {
          minLength: 4,
          maxLength: 4,
        });
        return fc.tuple(fc.constant(passing(width, signed)), values);
      });
    fc.assert(
      fc.property(numbers, ([netlist, values]) => {
        const places: readonly Place[] = [
          ['left', 0, 0],
          ['right', 0, 31],
          ['left', 1, 31],
          ['right', 1, 5],
        ];
        const stimulus = createStimulus(netlist, 2);
        for (const [index, place] of places.entries()) stimulus.set(...place, values[index]!);
        const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
        expect(places.map((place) => read(...place))).toEqual(values);
        expect(read('left', 0, 1)).toBe(0n);
      }),
    );
  });

  it('takes numbers and replaces what was put before', () => {
    const netlist = passing(4, true);
    const stimulus = createStimulus(netlist, 1);
    stimulus.set('left', 0, 3, 7);
    stimulus.set('left', 0, 3, -6);
    stimulus.set('right', 0, 3, 15);
    const read = outputReader(netlist, evaluateZeroDelay(compileNetlist(netlist), stimulus));
    expect([read('left', 0, 3), read('right', 0, 3)]).toEqual([-6n, -1n]);
  });

  it('refuses what no port takes', () => {
    const stimulus = createStimulus(passing(4, true), 1);
    expect(() => stimulus.set('middle', 0, 0, 1)).toThrow('no port middle among left, right');
    expect(() => stimulus.set('left', 0, 0, 16)).toThrow('16 on port left of 4 bits');
    expect(() => stimulus.set('left', 0, 0, -9)).toThrow('-9 on port left of 4 bits');
    expect(() => stimulus.set('left', 0, 0, 0.5)).toThrow('0.5 on port left');
    expect(() => stimulus.set('left', 1, 0, 0)).toThrow('cycle 1 of 1');
  });
});
