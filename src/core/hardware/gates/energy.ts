import { cellOf, flipFlopClockFj, libraryVoltage, wireCapacitancePerFanoutFf } from './cell-table';
import { type BlockName, blockNames, type Netlist } from './netlist';

/** Mean energy of one clock cycle at the library's voltage, without leakage. */
export interface CycleEnergy {
  /** Transitions at the outputs of gates. */
  readonly combinationalFj: number;
  /** Transitions at the outputs of flip-flops, and at input ports, behind which other units' flip-flops stand. */
  readonly registerFj: number;
  /** Clock of the flip-flops, whatever they hold. */
  readonly clockFj: number;
}

export interface NetlistEnergy extends CycleEnergy {
  /** Only blocks that have cells. The load on an input port counts to the block that reads it first. */
  readonly blocks: Readonly<Partial<Record<BlockName, CycleEnergy>>>;
}

/**
 * From the transitions of every net over `cycles` clock cycles (streams counted): each one takes the internal energy of the
 * cell that drives the net, and V^2 / 2 times the capacitance of wire and pins.
 */
export function energyPerCycle(netlist: Netlist, toggles: ArrayLike<number>, cycles: number): NetlistEnergy {
  const { netCount, flipFlopCount, kinds, inputPorts, outputs } = netlist;
  const loads = loadsFf(netlist);
  const blocks = new Map<number, EnergyCounter>();
  const counterOf = (block: number): EnergyCounter => {
    const counter = blocks.get(block) ?? { combinationalFj: 0, registerFj: 0, clockFj: 0 };
    blocks.set(block, counter);
    return counter;
  };
  const energyOf = (net: number, internalFj: number): number =>
    ((internalFj + switchingEnergyFj(loads[net] as number)) * (toggles[net] as number)) / cycles;
  for (const [cell, kind] of kinds.entries()) {
    const counter = counterOf(netlist.blocks[cell] as number);
    const part = cell < flipFlopCount ? 'registerFj' : 'combinationalFj';
    for (const [index, internalFj] of cellOf(kind).internalEnergyFj.entries()) {
      counter[part] += energyOf(outputs[2 * cell + index] as number, internalFj);
    }
    if (cell < flipFlopCount) counter.clockFj += flipFlopClockFj;
  }
  const readers = firstReaders(netlist, netCount);
  for (const net of inputPorts.flatMap(({ nets }) => nets)) {
    const reader = readers[net] as number;
    if (reader >= 0) counterOf(netlist.blocks[reader] as number).registerFj += energyOf(net, 0);
  }
  return withTotal(blocks);
}

type EnergyCounter = { -readonly [Part in keyof CycleEnergy]: number };

function withTotal(blocks: ReadonlyMap<number, CycleEnergy>): NetlistEnergy {
  const counters = [...blocks.values()];
  const total = (part: keyof CycleEnergy): number =>
    counters.reduce((sum, counter) => sum + counter[part], 0);
  return {
    combinationalFj: total('combinationalFj'),
    registerFj: total('registerFj'),
    clockFj: total('clockFj'),
    blocks: Object.fromEntries([...blocks].map(([block, counter]) => [blockNames[block], counter])),
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

/** The first cell that reads a net; -1 where none does. */
function firstReaders(netlist: Netlist, netCount: number): Int32Array {
  const readers = new Int32Array(netCount).fill(-1);
  forEachPin(netlist, (net, cell) => {
    if (readers[net] === -1) readers[net] = cell;
  });
  return readers;
}

function forEachPin({ kinds, inputs }: Netlist, visit: (net: number, cell: number) => void): void {
  for (const [cell, kind] of kinds.entries()) {
    const { inputs: pins } = cellOf(kind);
    for (let pin = 0; pin < pins; pin++) visit(inputs[3 * cell + pin] as number, cell);
  }
}
