import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNetlist } from './compile-netlist';
import { evaluateEvents } from './evaluate-events';
import { evaluateZeroDelay } from './evaluate-zero-delay';
import type { Net, Netlist } from './netlist';
import { createNetlistBuilder, type NetlistBuilder } from './netlist-builder';
import { createStimulus, outputReader } from './stimulus';
import { referenceToggles } from './testing/event-reference';
import { randomNetlists, randomWords } from './testing/random-netlist';

function built(build: (builder: NetlistBuilder) => void): Netlist {
  const builder = createNetlistBuilder();
  build(builder);
  return builder.finish();
}

/** a AND NOT(a OR b): always 0, but the second input falls late after a rises. */
function hazard(late: (builder: NetlistBuilder, a: Net, b: Net) => Net): Netlist {
  return built((builder) => {
    const [a, b] = builder.input('in', 2, false).nets as [Net, Net];
    builder.output('out', { nets: [builder.and(a, late(builder, a, b))], signed: false });
  });
}

/** Input a rises in the streams of the word, b stays 0. */
const rise = (streams: number) => ({ cycles: 2, warmUpCycles: 0, words: Int32Array.of(0, 0, streams, 0) });

describe('evaluateZeroDelay', () => {
  it('clocks a counter', () => {
    const netlist = built((builder) => {
      const state = builder.state(3, false);
      const [a, b, c] = state.word.nets as [Net, Net, Net];
      const [second, carry] = builder.halfAdder(a, b);
      state.connect({ nets: [builder.not(a), second, builder.xor(carry, c)], signed: false });
      builder.output('count', state.word);
    });
    const stimulus = createStimulus(netlist, 10);
    const activity = evaluateZeroDelay(compileNetlist(netlist), stimulus);
    const read = outputReader(netlist, activity);
    const counts = Array.from({ length: 10 }, (_, cycle) => read('count', cycle, 31));
    expect(counts).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 0n, 1n]);
    // From 0 to 9: bit 0 changes 9 times, bit 1 4 times, bit 2 twice, in each of 32 streams.
    const [a, b, c] = netlist.outputPorts[0]!.nets;
    expect([a, b, c].map((net) => activity.toggles[net!])).toEqual([9 * 32, 4 * 32, 2 * 32]);
  });

  it('counts a net once in a cycle and stream', () => {
    const netlist = hazard((builder, a, b) => builder.not(builder.or(a, b)));
    const [out] = netlist.outputPorts[0]!.nets;
    expect(evaluateZeroDelay(compileNetlist(netlist), rise(0b1011)).toggles[out!]).toBe(0);
  });
});

describe('evaluateEvents', () => {
  it('lets a pulse as long as the delay of a gate through', () => {
    // OR (2 ticks) and inverter (1): the AND sees 1, 1 for 3 ticks and takes 2.
    const netlist = hazard((builder, a, b) => builder.not(builder.or(a, b)));
    const [out] = netlist.outputPorts[0]!.nets;
    const { toggles } = evaluateEvents(compileNetlist(netlist), rise(0b1011));
    expect(toggles[out!]).toBe(2 * 3);
  });

  it('swallows a shorter pulse', () => {
    // NOR: 1 tick.
    const netlist = hazard((builder, a, b) => builder.nor(a, b));
    const [out] = netlist.outputPorts[0]!.nets;
    expect(evaluateEvents(compileNetlist(netlist), rise(0b1011)).toggles[out!]).toBe(0);
  });

  it('settles as without delays, with as many transitions or an even number more', () => {
    fc.assert(
      fc.property(randomNetlists, randomWords, (netlist, words) => {
        const compiled = compileNetlist(netlist);
        const stimulus = { cycles: words.length / 4, warmUpCycles: 0, words };
        const events = evaluateEvents(compiled, stimulus);
        const settled = evaluateZeroDelay(compiled, stimulus);
        expect(events.outputWords).toEqual(settled.outputWords);
        for (const [net, toggles] of events.toggles.entries()) {
          const more = toggles - settled.toggles[net]!;
          expect(more).toBeGreaterThanOrEqual(0);
          expect(more % 2).toBe(0);
        }
      }),
    );
  });

  it('counts in all streams what each counts alone', () => {
    fc.assert(
      fc.property(randomNetlists, randomWords, (netlist, words) => {
        const cycles = words.length / 4;
        const { toggles } = evaluateEvents(compileNetlist(netlist), { cycles, warmUpCycles: 0, words });
        const sum = new Uint32Array(netlist.netCount);
        for (let stream = 0; stream < 32; stream++) {
          const bits = Array.from({ length: cycles }, (_, cycle) =>
            [0, 1, 2, 3].map((bit) => (words[4 * cycle + bit]! >>> stream) & 1),
          );
          for (const [net, count] of referenceToggles(netlist, bits).entries()) sum[net]! += count;
        }
        expect(toggles).toEqual(sum);
      }),
      { numRuns: 40 },
    );
  });
});

describe('both evaluators', () => {
  it('count no transitions of a warm-up, and forget nothing that it did', () => {
    fc.assert(
      fc.property(randomNetlists, randomWords, fc.nat(), (netlist, words, place) => {
        const compiled = compileNetlist(netlist);
        const cycles = words.length / 4;
        const warmUpCycles = place % cycles;
        for (const evaluate of [evaluateZeroDelay, evaluateEvents]) {
          const run = (count: number, warmUp: number) =>
            evaluate(compiled, { cycles: count, warmUpCycles: warmUp, words });
          const [whole, rest, before] = [run(cycles, 0), run(cycles, warmUpCycles), run(warmUpCycles, 0)];
          expect(rest.outputWords).toEqual(whole.outputWords);
          expect(rest.toggles).toEqual(whole.toggles.map((all, net) => all - before.toggles[net]!));
        }
      }),
      { numRuns: 40 },
    );
  });
});
