import { describe, expect, it } from 'vitest';
import { longestPathPs } from './delay';
import { energyPerCycle } from './energy';
import type { Net, Netlist } from './netlist';
import { createNetlistBuilder } from './netlist-builder';
import { netlistFacts } from './netlist-facts';

/** One XOR of two inputs, its output in a flip-flop. */
function registeredXor(): Netlist {
  const builder = createNetlistBuilder();
  const [a, b] = builder.input('in', 2, false).nets as [Net, Net];
  const parity = builder.inBlock('products', () => builder.xor(a, b));
  builder.output(
    'out',
    builder.inBlock('accumulator', () => builder.register({ nets: [parity], signed: false })),
  );
  return builder.finish();
}

describe('netlistFacts', () => {
  it('adds up cells', () => {
    const facts = netlistFacts(registeredXor());
    expect(facts).toMatchObject({ cells: 2, transistors: 10 + 28, flipFlops: 1 });
    expect(facts.areaUm2).toBeCloseTo(1.596 + 4.522, 10);
    expect(facts.leakageNw).toBeCloseTo(36.16 + 79.11, 10);
    expect(Object.keys(facts.blocks).sort()).toEqual(['accumulator', 'products']);
    expect(facts.blocks.products).toMatchObject({ cells: 1, transistors: 10, areaUm2: 1.596 });
    expect(facts.blocks.products?.registers.cells).toBe(0);
    expect(facts.blocks.accumulator?.registers).toMatchObject({ cells: 1, areaUm2: 4.522 });
  });
});

describe('longestPathPs', () => {
  it('goes from ports through gates to flip-flops', () => {
    // XOR: 2 ticks of 20 ps; flip-flop to port: 4 ticks.
    expect(longestPathPs(registeredXor())).toBe(80);
  });

  it('adds the delay of a flip-flop to that of the gates behind it', () => {
    const builder = createNetlistBuilder();
    const state = builder.state(2, false);
    const [a, b] = state.word.nets as [Net, Net];
    const [sum, carry] = builder.fullAdder(a, b, builder.not(a));
    state.connect({ nets: [sum, builder.not(carry)], signed: false });
    builder.output('out', state.word);
    // Flip-flop 4, inverter 1, sum 4: 9 ticks; the carry takes 3 and an inverter.
    expect(longestPathPs(builder.finish())).toBe(180);
  });
});

describe('energyPerCycle', () => {
  it('takes internal energy and load of every transition, and the clock', () => {
    const netlist = registeredXor();
    const toggles = new Uint32Array(netlist.netCount);
    const [a] = netlist.inputPorts[0]!.nets;
    const parity = netlist.inputs[0]!;
    const [out] = netlist.outputPorts[0]!.nets;
    toggles[a!] = 6;
    toggles[parity] = 4;
    toggles[out!] = 2;
    const energy = energyPerCycle(netlist, toggles, 2);
    // A pin of the XOR drives two pairs of 1.6315 fF, wire 1 fF: 4.263 fF; V^2 / 2 = 0.605.
    const inputFj = 3 * 0.605 * 4.263;
    // XOR 3 fJ; the flip-flop's pin drives one pair: 2.6315 fF.
    const parityFj = 2 * (3 + 0.605 * 2.6315);
    // Nothing reads the flip-flop.
    const outFj = 7;
    expect(energy.combinationalFj).toBeCloseTo(parityFj, 10);
    expect(energy.registerFj).toBeCloseTo(inputFj + outFj, 10);
    expect(energy.clockFj).toBe(8);
    expect(Object.keys(energy.blocks).sort()).toEqual(['accumulator', 'products']);
    expect(energy.blocks.products?.combinationalFj).toBeCloseTo(parityFj, 10);
    expect(energy.blocks.products?.registerFj).toBeCloseTo(inputFj, 10);
    expect(energy.blocks.products?.clockFj).toBe(0);
    expect(energy.blocks.accumulator).toEqual({ combinationalFj: 0, registerFj: outFj, clockFj: 8 });
  });
});
