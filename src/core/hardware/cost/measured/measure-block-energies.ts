import { compileNetlist } from '../../gates/compile-netlist';
import { energyPerCycle } from '../../gates/energy';
import { evaluateEvents } from '../../gates/evaluate-events';
import { type BlockName, blockNames, type Netlist } from '../../gates/netlist';
import { countedCycles, type Stimulus } from '../../gates/stimulus';
import type { UnitEnergies } from './network-energies';

/** Factors to a block's energies: of gates, of what registers hold, of their clock. */
export interface BlockScale {
  readonly gates: number;
  readonly transitions: number;
  readonly clock: number;
}

const asMeasured: BlockScale = { gates: 1, transitions: 1, clock: 1 };

/** Energies of the blocks of a netlist per step under a stimulus of 32 streams, glitches included. */
export function measureBlockEnergies(
  netlist: Netlist,
  stimulus: Stimulus,
  cyclesPerStep: number,
  scaleOf: (block: BlockName) => BlockScale = () => asMeasured,
): UnitEnergies {
  const { toggles } = evaluateEvents(compileNetlist(netlist), stimulus);
  const steps = countedCycles(stimulus) / cyclesPerStep;
  const { blocks } = energyPerCycle(netlist, toggles, steps);
  return Object.fromEntries(
    blockNames.flatMap((name) => {
      const block = blocks[name];
      if (!block) return [];
      const { gates, transitions, clock } = scaleOf(name);
      const registersFj = transitions * block.registerFj + clock * block.clockFj * cyclesPerStep;
      return [[name, { gatesFj: gates * block.combinationalFj, registersFj }]];
    }),
  );
}
