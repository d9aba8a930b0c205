import { createCellIndex } from './cell-index';
import { type CellKind, cellKinds, cellTable } from './cell-table';
import { type BlockName, blockNames, type Net } from './netlist';

/** Cells in the order of their making, and what is known of their nets. */
export interface CellStore {
  /** Outputs of a cell of these inputs: the one that is there already, or a new one. */
  outputsOf(kind: CellKind, inputs: readonly Net[], block: BlockName): readonly Net[];
  /** A flip-flop whose input is connected later. */
  flipFlop(block: BlockName): FlipFlop;
  newNet(): Net;
  arrivalTicks(net: Net): number;
  readonly cells: readonly StoredCell[];
  /** Index of the cell that drives a net; -1 where none does. */
  makerOf(net: Net): number;
  netCount(): number;
}

export interface StoredCell {
  readonly kind: number;
  readonly inputs: readonly Net[];
  readonly outputs: readonly Net[];
  readonly block: number;
}

export interface FlipFlop {
  readonly output: Net;
  connect(next: Net): void;
}

const indexOfKind = Object.fromEntries(cellKinds.map((kind, index) => [kind, index])) as Record<
  CellKind,
  number
>;

/** Two cells of one kind with the same inputs are one. */
export function createCellStore(): CellStore {
  const cells: StoredCell[] = [];
  const index = createCellIndex();
  const arrivals: number[] = [0, 0];
  const makers: number[] = [-1, -1];
  const newNet = (ticks: number, maker: number): Net => {
    makers.push(maker);
    return arrivals.push(ticks) - 1;
  };
  const add = (kind: CellKind, inputs: readonly Net[], block: BlockName): readonly Net[] => {
    let start = 0;
    for (const net of inputs) start = Math.max(start, arrivals[net] as number);
    const outputs = cellTable[kind].delayTicks.map((ticks) => newNet(start + ticks, cells.length));
    cells.push({ kind: indexOfKind[kind], inputs, outputs, block: blockNames.indexOf(block) });
    return outputs;
  };
  return {
    cells,
    newNet: () => newNet(0, -1),
    netCount: () => arrivals.length,
    arrivalTicks: (net) => arrivals[net] as number,
    makerOf: (net) => makers[net] as number,
    outputsOf: (kind, inputs, block) => {
      const [a = -1, b = -1, c = -1] = inputs;
      const known = index.find(indexOfKind[kind], a, b, c);
      if (known >= 0) return cells[known]?.outputs ?? [];
      index.add(cells.length, indexOfKind[kind], a, b, c);
      return add(kind, inputs, block);
    },
    flipFlop: (block) => {
      const next: Net[] = [];
      const [output] = add('flip-flop', next, block) as [Net];
      return {
        output,
        connect: (net) => {
          if (next.length > 0) throw new RangeError(`flip-flop ${output} has its input already`);
          next.push(net);
        },
      };
    },
  };
}
