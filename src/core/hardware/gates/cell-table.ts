/** Cells that netlists consist of, all of the smallest drive strength. */
export const cellKinds = [
  'inverter',
  'nand2',
  'nor2',
  'and2',
  'or2',
  'xor2',
  'xnor2',
  'mux2',
  'half-adder',
  'full-adder',
  'flip-flop',
] as const;
export type CellKind = (typeof cellKinds)[number];

/** Supply at which the energies of the table hold. */
export const libraryVoltage = 1.1;
/** Metal that one more receiver takes: 0.104 fF/um times 10 um, our assumption. */
export const wireCapacitancePerFanoutFf = 1;
/** Our estimate from the library's latch: energy of one flip-flop in every clock cycle, whatever it holds. */
export const flipFlopClockFj = 8;
/** Unit of all delays. */
export const tickPs = 20;

/** `read` in the library's files; `interpolated`: ours, between cells that were read. */
export type CellProvenance = 'read' | 'interpolated';

export interface Cell {
  /** `mux2`: where select is 0, where it is 1, select. `flip-flop`: the next state. */
  readonly inputs: number;
  readonly areaUm2: number;
  readonly transistors: number;
  readonly inputCapacitanceFf: number;
  /** Inside the cell per transition of an output, one per output; adders: of sum and carry. */
  readonly internalEnergyFj: readonly number[];
  readonly energyProvenance: CellProvenance;
  readonly leakageNw: number;
  /** From any input (a flip-flop: from the clock) to an output, one per output. */
  readonly delayTicks: readonly number[];
}

/** Mean of the two pins of a NAND2: the gates of one pair of transistors. */
const pairCapacitanceFf = (1.599 + 1.664) / 2;
/** Mean of what AND2 (6 transistors, 2.45 fJ) and XOR2 (10 transistors, 3 fJ) take per transistor. */
const transistorEnergyFj = (2.45 / 6 + 3 / 10) / 2;

interface CellData {
  readonly inputs: number;
  readonly areaUm2: number;
  readonly transistors: number;
  /** Pairs of transistors that an input pin drives, on average over the pins. */
  readonly pairs: number;
  readonly internalEnergyFj?: readonly number[];
  readonly read?: boolean;
  readonly leakageNw: number;
  readonly delayTicks: readonly number[];
}

function cell({
  inputs,
  areaUm2,
  transistors,
  pairs,
  internalEnergyFj,
  read = false,
  leakageNw,
  delayTicks,
}: CellData): Cell {
  return {
    inputs,
    areaUm2,
    transistors,
    inputCapacitanceFf: pairs * pairCapacitanceFf,
    internalEnergyFj: internalEnergyFj ?? [transistors * transistorEnergyFj],
    energyProvenance: read ? 'read' : 'interpolated',
    leakageNw,
    delayTicks,
  };
}

/**
 * Areas, transistor counts and leakages are those of the smallest cells of the NanGate 45 nm Open Cell Library (`nangate-45`),
 * leakages the means over the inputs at its typical corner, 1.1 V and 25 C; energies, where `read`, of the same corner: XOR2
 * the mean over its tables, AND2 half of the cell of twice its strength. From the pins of the NAND2 and the energies that
 * were read follow pin capacitances and energies of the other small cells by the number of transistors. Energies of adders
 * and flip-flop, and all delays, are ours. In energy, OR2 and XNOR2 count as AND2 and XOR2.
 */
export const cellTable: Readonly<Record<CellKind, Cell>> = {
  inverter: cell({ inputs: 1, areaUm2: 0.532, transistors: 2, pairs: 1, leakageNw: 14.35, delayTicks: [1] }),
  nand2: cell({ inputs: 2, areaUm2: 0.798, transistors: 4, pairs: 1, leakageNw: 17.39, delayTicks: [1] }),
  nor2: cell({ inputs: 2, areaUm2: 0.798, transistors: 4, pairs: 1, leakageNw: 21.2, delayTicks: [1] }),
  and2: cell({
    inputs: 2,
    areaUm2: 1.064,
    transistors: 6,
    pairs: 1,
    internalEnergyFj: [2.45],
    read: true,
    leakageNw: 25.07,
    delayTicks: [2],
  }),
  or2: cell({
    inputs: 2,
    areaUm2: 1.064,
    transistors: 6,
    pairs: 1,
    internalEnergyFj: [2.45],
    leakageNw: 22.69,
    delayTicks: [2],
  }),
  xor2: cell({
    inputs: 2,
    areaUm2: 1.596,
    transistors: 10,
    pairs: 2,
    internalEnergyFj: [3],
    read: true,
    leakageNw: 36.16,
    delayTicks: [2],
  }),
  xnor2: cell({
    inputs: 2,
    areaUm2: 1.596,
    transistors: 10,
    pairs: 2,
    internalEnergyFj: [3],
    leakageNw: 36.44,
    delayTicks: [2],
  }),
  mux2: cell({
    inputs: 3,
    areaUm2: 1.862,
    transistors: 12,
    pairs: 4 / 3,
    internalEnergyFj: [3],
    leakageNw: 35.93,
    delayTicks: [2],
  }),
  'half-adder': cell({
    inputs: 2,
    areaUm2: 2.66,
    transistors: 14,
    pairs: 3,
    internalEnergyFj: [3, 2.45],
    leakageNw: 61.23,
    delayTicks: [2, 2],
  }),
  'full-adder': cell({
    inputs: 3,
    areaUm2: 4.256,
    transistors: 28,
    pairs: 11 / 3,
    internalEnergyFj: [4.5, 3.5],
    leakageNw: 75.76,
    delayTicks: [4, 3],
  }),
  'flip-flop': cell({
    inputs: 1,
    areaUm2: 4.522,
    transistors: 28,
    pairs: 1,
    internalEnergyFj: [7],
    leakageNw: 79.11,
    delayTicks: [4],
  }),
};

const cellsByIndex: readonly Cell[] = cellKinds.map((kind) => cellTable[kind]);

/** The cell of an index into `cellKinds`; a RangeError where there is none. */
export function cellOf(kind: number): Cell {
  const found = cellsByIndex[kind];
  if (!found) throw new RangeError(`no cell kind ${kind}`);
  return found;
}
