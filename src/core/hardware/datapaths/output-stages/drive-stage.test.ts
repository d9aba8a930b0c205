import { describe, expect, it } from 'vitest';
import { integerGrid } from '../../../quantization/code-format';
import { createRandom } from '../../../random';
import { compileNetlist } from '../../gates/compile-netlist';
import { evaluateZeroDelay } from '../../gates/evaluate-zero-delay';
import { createNetlistLogic } from '../../gates/netlist-logic';
import { measureNetlist } from '../measure-netlist';
import { driveStage } from './drive-stage';
import type { StageDesign, StageSample } from './output-stage';
import { outputStageDesign } from './output-stage-design';

function netlistOf(design: Pick<StageDesign, 'describe'>) {
  const logic = createNetlistLogic();
  design.describe(logic);
  return logic.finish();
}

/** A bit through so many flip-flops. */
function delayLine(ranks: number): StageDesign {
  return {
    latencyCycles: ranks,
    constantPorts: [],
    samplePorts: [{ name: 'bit', width: 1, signed: false }],
    describe: (logic) => {
      let word = logic.input('bit', 1, false);
      for (let rank = 0; rank < ranks; rank++) word = logic.register(word);
      logic.output('late', word);
    },
    drive: (samples) => samples,
    expected: (samples) => ({ late: BigInt(samples.at(-1)?.bit ?? 0) }),
  };
}

describe('driveStage', () => {
  // 1 1 0 1 0, 1 1 0 …: four transitions in five samples.
  const bits: readonly StageSample[] = [1, 1, 0, 1, 0].map((bit) => ({ bit }));

  it.each([1, 2, 3, 9])('gives every one of %i ranks the transitions of the endless stream', (ranks) => {
    const design = delayLine(ranks);
    const netlist = netlistOf(design);
    const stimulus = driveStage(netlist, design, [{ samples: bits, constants: {} }]);
    expect(stimulus.cycles - stimulus.warmUpCycles).toBe(5);
    const { toggles } = evaluateZeroDelay(compileNetlist(netlist), stimulus);
    expect([...toggles.subarray(2)]).toEqual(new Array(ranks + 1).fill(4));
  });

  it('lets energy grow by a flip-flop for every rank of a line, and by nothing else', () => {
    // 1.6315 fF of the next flip-flop, 1 fF of wire; nothing reads the last one.
    const transitionFj = 7 + (1.1 ** 2 / 2) * 2.6315;
    const streams = new Array(32).fill({ samples: bits, constants: {} });
    for (const ranks of [1, 2, 7]) {
      const netlist = netlistOf(delayLine(ranks));
      const { energyFj } = measureNetlist(netlist, driveStage(netlist, delayLine(ranks), streams));
      const inputFj = transitionFj - 7;
      expect(energyFj.clock).toBeCloseTo(8 * ranks, 10);
      expect(energyFj.register).toBeCloseTo((4 / 5) * (inputFj + (ranks - 1) * transitionFj + 7), 10);
    }
  });

  it('finds as much to do in the gates of a requantizer, however many ranks it is cut into', () => {
    const random = createRandom(7);
    const streams = Array.from({ length: 32 }, () => ({
      constants: { mantissa: 2 ** 15 + Math.floor(2 ** 15 * random.next()), shift: 20 },
      samples: Array.from({ length: 12 }, () => ({ sum: Math.round(300 * random.normal()) })),
    }));
    const togglesOf = (stages: number): number => {
      const design = outputStageDesign({
        sums: { kind: 'accumulator', bits: 17, signed: true },
        sumBits: 17,
        fractionBits: 0,
        inputSum: null,
        addend: null,
        result: {
          kind: 'rounded',
          mantissaBits: 16,
          signedMantissa: false,
          leftShift: 0,
          format: integerGrid(4, false),
          limits: 'format',
        },
        perChannel: false,
        stages,
      });
      const netlist = netlistOf(design);
      const { toggles } = evaluateZeroDelay(compileNetlist(netlist), driveStage(netlist, design, streams));
      let total = 0;
      for (let cell = netlist.flipFlopCount; cell < netlist.cellCount; cell++) {
        for (const pin of [0, 1]) {
          const net = netlist.outputs[2 * cell + pin] as number;
          if (net >= 0) total += toggles[net] as number;
        }
      }
      return total;
    };
    const whole = togglesOf(1);
    expect(whole).toBeGreaterThan(0);
    // Registers keep a few gates from being shared, or constants from being folded.
    for (const stages of [2, 4, 8]) expect(Math.abs(togglesOf(stages) / whole - 1)).toBeLessThan(0.005);
  });
});
