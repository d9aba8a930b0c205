import { cellOf, flipFlopClockFj, libraryVoltage, wireCapacitancePerFanoutFf } from './cell-table';
import { type BlockName, blockNames, type Netlist } from './netlist';

/** Mean energy of one clock cycle at the library's voltage, without leakage. */
export interface NetlistEnergy {
  /** Transitions at the outputs of gates. */
  readonly combinationalFj: number;
  /** Transitions at the outputs of flip-flops, and at input ports, behind which other units' flip-flops stand. */
  readonly registerFj: number;
  /** Clock of the flip-flops, whatever they hold. */
  readonly clockFj: number;
  /** All three by block, only blocks that have cells. The load on an input port counts to the block that reads it first. */
  readonly blocksFj: Readonly<Partial<Record<BlockName, number>>>;
}

/**
 * From the transitions of every net over `cycles` clock cycles (streams counted): each one takes the internal energy of the
 * cell that drives the net, and V^2 / 2 times the capacitance of wire and pins.
 */
export function energyPerCycle(netlist: Netlist, toggles: ArrayLike<number>, cycles: number): NetlistEnergy {
  const loads = loadsFf(netlist);
  const { netCount, flipFlopCount, kinds, outputs } = netlist;
  const blocksOfNets = portBlocks(netlist);
  const internalFj = new Float64Array(netCount);
  const fromGate = new Uint8Array(netCount);
  for (const [cell, kind] of kinds.entries()) {
    for (const [index, energy] of cellOf(kind).internalEnergyFj.entries()) {
      const net = outputs[2 * cell + index] as number;
      internalFj[net] = energy;
      blocksOfNets[net] = netlist.blocks[cell] as number;
      fromGate[net] = cell < flipFlopCount ? 0 : 1;
    }
  }
  const sumsFj = { combinational: 0, register: 0, blocks: clockByBlock(netlist) };
  for (let net = 0; net < netCount; net++) {
    const count = toggles[net] as number;
    if (count === 0) continue;
    const perToggle = (internalFj[net] as number) + switchingEnergyFj(loads[net] as number);
    const energyFj = (perToggle * count) / cycles;
    sumsFj[fromGate[net] === 1 ? 'combinational' : 'register'] += energyFj;
    const block = blockNames[blocksOfNets[net] as number];
    if (block) sumsFj.blocks[block] = (sumsFj.blocks[block] ?? 0) + energyFj;
  }
  return {
    combinationalFj: sumsFj.combinational,
    registerFj: sumsFj.register,
    clockFj: flipFlopCount * flipFlopClockFj,
    blocksFj: sumsFj.blocks,
  };
}

/** V^2 / 2 times capacitance: fF times V^2 is fJ. */
function switchingEnergyFj(capacitanceFf: number): number {
  return 0.5 * libraryVoltage ** 2 * capacitanceFf;
}

/** Pins and wire on every net. */
function loadsFf(netlist: Netlist): Float64Array {
  const loads = new Float64Array(netlist.netCount);
  forEachPin(netlist, (net, cell) => {
    const { inputCapacitanceFf } = cellOf(netlist.kinds[cell] as number);
    loads[net] = (loads[net] as number) + inputCapacitanceFf + wireCapacitancePerFanoutFf;
  });
  return loads;
}

/** Block of the first cell that reads a net of an input port; no block elsewhere. */
function portBlocks(netlist: Netlist): Int32Array {
  const isPort = new Uint8Array(netlist.netCount);
  for (const { nets } of netlist.inputPorts) for (const net of nets) isPort[net] = 1;
  const blocks = new Int32Array(netlist.netCount).fill(-1);
  forEachPin(netlist, (net, cell) => {
    if (isPort[net] === 1 && blocks[net] === -1) blocks[net] = netlist.blocks[cell] as number;
  });
  return blocks;
}

function forEachPin({ kinds, inputs }: Netlist, visit: (net: number, cell: number) => void): void {
  for (const [cell, kind] of kinds.entries()) {
    const { inputs: pins } = cellOf(kind);
    for (let pin = 0; pin < pins; pin++) visit(inputs[3 * cell + pin] as number, cell);
  }
}

function clockByBlock({ blocks, kinds, flipFlopCount }: Netlist): Partial<Record<BlockName, number>> {
  const energies: Partial<Record<BlockName, number>> = {};
  for (let cell = 0; cell < kinds.length; cell++) {
    const block = blockNames[blocks[cell] as number] as BlockName;
    energies[block] = (energies[block] ?? 0) + (cell < flipFlopCount ? flipFlopClockFj : 0);
  }
  return energies;
}
