import { describe, expect, it } from 'vitest';
import type { LaneDesign, OperandStep } from './datapath-class';
import { measureLanes } from './measure-design';

/** One lane: the XOR of two bits, held in a flip-flop. `cycles`: how long the operands stand. */
function xorDesign(cycles: number): LaneDesign {
  return {
    cyclesPerStep: () => cycles,
    latencyCycles: 1,
    constantPorts: [{ name: 'mask', width: 1, signed: false, typical: 0 }],
    sharedConstants: [],
    describe: (logic) => {
      const [weight, input] = [logic.input('w0', 1, false), logic.input('x0', 1, false)];
      const masked = logic.inBlock('products', () => logic.xor(weight, input));
      const held = logic.inBlock('accumulator', () => logic.register(masked));
      logic.output(
        'out',
        logic.inBlock('products', () => logic.and(held, logic.input('mask', 1, false))),
      );
    },
    drive: ({ weights, inputs }) =>
      Array.from({ length: cycles }, () => ({ w0: weights[0] as number, x0: inputs[0] as number })),
    expected: () => ({}),
  };
}

/** The weight stays 0, the input alternates. */
const steps: readonly OperandStep[] = Array.from({ length: 7 }, (_, step) => ({
  weights: [0],
  inputs: [step % 2],
  isFirst: step === 0,
}));

// V^2 / 2 = 0.605; the XOR's pin has 3.263 fF, those of AND and flip-flop 1.6315, a receiver's wire 1 fF.
const inputFj = 0.605 * 4.263;
const parityFj = 3 + 0.605 * 2.6315;
const heldFj = 7 + 0.605 * 2.6315;

describe('measureLanes', () => {
  it('tells energies per step, of one stream as of 32', () => {
    // The stream begins anew behind its 7 steps: 0 1 0 1 0 1 0, 0 1 … has 6 transitions in 7 cycles, wherever they are counted from.
    const figures = measureLanes(xorDesign(1), [steps]);
    expect(figures.energyFj.combinational).toBeCloseTo((6 * parityFj) / 7, 10);
    expect(figures.energyFj.register).toBeCloseTo((6 * inputFj + 6 * heldFj) / 7, 10);
    expect(figures.energyFj.clock).toBe(8);
    expect(figures.zeroDelayFj).toBeCloseTo((6 * (parityFj + inputFj + heldFj)) / 7 + 8, 10);
    expect(figures).toEqual(measureLanes(xorDesign(1), new Array(32).fill(steps)));
  });

  it('counts all cycles of a step', () => {
    const figures = measureLanes(xorDesign(3), [steps]);
    // 21 cycles of which 3 are a step: the clock ticks three times, nothing else changes more often.
    expect(figures.energyFj.clock).toBe(24);
    expect(figures.energyFj.combinational).toBeCloseTo((6 * parityFj * 3) / 21, 10);
  });

  it('splits figures by block, and flip-flops from the rest', () => {
    const { blocks, areaUm2 } = measureLanes(xorDesign(1), [steps]);
    expect(Object.keys(blocks).sort()).toEqual(['accumulator', 'products']);
    expect(areaUm2).toBeCloseTo(1.596 + 1.064 + 4.522, 10);
    expect(blocks.accumulator?.registers).toEqual({
      areaUm2: blocks.accumulator?.areaUm2,
      energyFj: blocks.accumulator?.energyFj,
      leakageNw: blocks.accumulator?.leakageNw,
    });
    expect(blocks.accumulator?.energyFj).toBeCloseTo((6 * heldFj) / 7 + 8, 10);
    expect(blocks.products?.areaUm2).toBeCloseTo(1.596 + 1.064, 10);
    expect(blocks.products?.registers.areaUm2).toBe(0);
    // The load on the port of the XOR counts to registers elsewhere.
    expect(blocks.products?.registers.energyFj).toBeCloseTo((6 * inputFj) / 7, 10);
  });

  it('takes constants, typical ones where none are given', () => {
    const andFj = 2.45;
    const combinational = measureLanes(xorDesign(1), [steps], { mask: 1 }).energyFj.combinational;
    expect(combinational).toBeCloseTo((6 * parityFj + 6 * andFj) / 7, 10);
  });

  it('refuses a stream without steps', () => {
    expect(() => measureLanes(xorDesign(1), [])).toThrow('a stream without steps');
  });
});
