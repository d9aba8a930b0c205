import { compileNetlist } from '../gates/compile-netlist';
import { longestPathPs } from '../gates/delay';
import { type CycleEnergy, energyPerCycle } from '../gates/energy';
import { evaluateEvents } from '../gates/evaluate-events';
import { evaluateZeroDelay } from '../gates/evaluate-zero-delay';
import { type BlockName, blockNames, type Netlist } from '../gates/netlist';
import { netlistFacts } from '../gates/netlist-facts';
import { countedCycles, type Stimulus } from '../gates/stimulus';

/** One unit of hardware as the library has it: at 1.1 V, not calibrated. Energies are means per step. */
export interface UnitFigures {
  readonly cells: number;
  readonly transistors: number;
  readonly areaUm2: number;
  readonly leakageNw: number;
  readonly delayPs: number;
  /** `register`: transitions of what flip-flops hold; `clock`: what they take without any. */
  readonly energyFj: { readonly combinational: number; readonly register: number; readonly clock: number };
  /** The sum of the three if gates had no delay, so that nothing glitches. */
  readonly zeroDelayFj: number;
  /** Only blocks that have cells. */
  readonly blocks: Readonly<Partial<Record<BlockName, BlockFigures>>>;
}

export interface BlockFigures extends PartFigures {
  /** The flip-flops among the block's cells, their clock included. */
  readonly registers: PartFigures;
}

export interface PartFigures {
  readonly areaUm2: number;
  readonly energyFj: number;
  readonly leakageNw: number;
}

/**
 * Figures of a netlist under a stimulus of 32 streams, energies with glitches. `cyclesPerStep`: clock cycles for which the
 * energy is told.
 */
export function measureNetlist(netlist: Netlist, stimulus: Stimulus, cyclesPerStep = 1): UnitFigures {
  const compiled = compileNetlist(netlist);
  const { cells, transistors, areaUm2, leakageNw, blocks } = netlistFacts(netlist);
  const steps = countedCycles(stimulus) / cyclesPerStep;
  const energy = energyPerCycle(netlist, evaluateEvents(compiled, stimulus).toggles, steps);
  const zeroDelay = energyPerCycle(netlist, evaluateZeroDelay(compiled, stimulus).toggles, steps);
  const clockFj = (part: CycleEnergy | undefined): number => (part?.clockFj ?? 0) * cyclesPerStep;
  const figuresOf = (name: BlockName): BlockFigures | undefined => {
    const [facts, part] = [blocks[name], energy.blocks[name]];
    if (!facts || !part) return undefined;
    const registersFj = part.registerFj + clockFj(part);
    return {
      areaUm2: facts.areaUm2,
      leakageNw: facts.leakageNw,
      energyFj: part.combinationalFj + registersFj,
      registers: {
        areaUm2: facts.registers.areaUm2,
        leakageNw: facts.registers.leakageNw,
        energyFj: registersFj,
      },
    };
  };
  return {
    cells,
    transistors,
    areaUm2,
    leakageNw,
    delayPs: longestPathPs(netlist),
    energyFj: {
      combinational: energy.combinationalFj,
      register: energy.registerFj,
      clock: clockFj(energy),
    },
    zeroDelayFj: zeroDelay.combinationalFj + zeroDelay.registerFj + clockFj(energy),
    blocks: Object.fromEntries(
      blockNames.flatMap((name) => {
        const figures = figuresOf(name);
        return figures ? [[name, figures]] : [];
      }),
    ),
  };
}
