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

/** Two cells of one kind with the same inputs are one. */
export function createCellStore(): CellStore {
  const cells: StoredCell[] = [];
  const known = new Map<string, readonly Net[]>();
  const arrivals: number[] = [0, 0];
  const newNet = (ticks = 0): Net => arrivals.push(ticks) - 1;
  const add = (kind: CellKind, inputs: readonly Net[], block: BlockName): readonly Net[] => {
    const start = Math.max(...inputs.map((net) => arrivals[net] ?? 0), 0);
    const outputs = cellTable[kind].delayTicks.map((ticks) => newNet(start + ticks));
    cells.push({ kind: cellKinds.indexOf(kind), inputs, outputs, block: blockNames.indexOf(block) });
    return outputs;
  };
  return {
    cells,
    newNet: () => newNet(),
    netCount: () => arrivals.length,
    arrivalTicks: (net) => arrivals[net] ?? 0,
    outputsOf: (kind, inputs, block) => {
      const key = `${kind} ${inputs.join()}`;
      const outputs = known.get(key) ?? add(kind, inputs, block);
      known.set(key, outputs);
      return outputs;
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
