import type { BlockName } from '../gates/netlist';

/** The datapath of one layer, drawn: one drawing for every format of rows, with what plain fixed point would take. */
export interface DatapathDrawing {
  readonly classId: string;
  /** Share of all columns. */
  readonly share: number;
  readonly weightBits: number;
  readonly inputBits: number;
  /** Products that are added up in a cycle. */
  readonly lanes: number;
  /** Products per output. */
  readonly products: number;
  readonly units: readonly DrawnUnit[];
  /** Of one MAC, with its share of what stands once per input word and once per output. */
  readonly whole: BlockCost;
  /** The same of plain fixed point with codes as wide. */
  readonly plain: BlockCost;
}

export const drawnUnitKinds = [
  'input-recoder',
  'weight-recoder',
  'input-port',
  'column',
  'input-sum',
  'output-stage',
] as const;
/**
 * What is told per input word (`input-recoder`, `input-port`, `input-sum`), per MAC (`column`, and `weight-recoder` with the
 * share of one of the lanes that share a weight) and per output (`output-stage`). Areas of a MAC are those per lane.
 */
export type DrawnUnitKind = (typeof drawnUnitKinds)[number];

export interface DrawnUnit {
  readonly kind: DrawnUnitKind;
  /** By row, in a row as they stand side by side. */
  readonly blocks: readonly DrawnBlock[];
  readonly outputs: readonly DrawnOutput[];
  readonly cost: BlockCost;
}

export interface DrawnBlock extends DrawnPlace {
  readonly cost: BlockCost;
  /** Beside the block of the same name in plain fixed point: `changed` where their areas differ. */
  readonly difference: 'none' | 'changed' | 'added';
  /** What plain fixed point takes there; null where it has no such block. */
  readonly plain: BlockCost | null;
}

/** Where a block stands in its unit, and what goes into it. */
export interface DrawnPlace {
  readonly name: BlockName;
  /** Blocks only take words of ports and of blocks in rows before theirs. */
  readonly row: number;
  /** Operands of which it takes something. */
  readonly side: OperandSide;
  readonly inputs: readonly DrawnWire[];
  /** Widest word that it hands on; 0 where none is. */
  readonly outputBits: number;
}

export type OperandSide = 'weights' | 'inputs' | 'both';

/** The widest of the words that go one way. */
export interface DrawnWire {
  /** A block, or a port: `w`, `x`, `sum`, or a constant such as `inputScale`. */
  readonly from: string;
  /** Whose words these are; `both` for those of neither. */
  readonly side: OperandSide;
  readonly bits: number;
}

export interface DrawnOutput {
  readonly port: string;
  readonly bits: number;
}

export interface BlockCost {
  readonly areaUm2: number;
  /** Synthetic operands; scaled like all energies of the source `gates`. */
  readonly energyPj: number;
}
