/** A wire of a netlist. 0 and 1 are the constants. */
export type Net = number;

export const zeroNet: Net = 0;
export const oneNet: Net = 1;

/** A number on wires, least significant first, in two's complement where it is signed. */
export interface Wires {
  readonly nets: readonly Net[];
  readonly signed: boolean;
}

/** What a cell is there for: the blocks of a drawn datapath and of a split energy. */
export const blockNames = [
  'operand-registers',
  'decode',
  'offset',
  'scale',
  'pipeline-registers',
  'products',
  'tree',
  'accumulator',
  'input-sum',
  'control',
  'requantization',
  'clip',
] as const;
export type BlockName = (typeof blockNames)[number];

/**
 * Cells in topological order: flip-flops first, then every combinational cell behind those that it reads. One clock, rising
 * edges, no reset: state is undefined until it has been written, and simulated from 0.
 */
export interface Netlist {
  readonly netCount: number;
  readonly cellCount: number;
  /** Index into `cellKinds` of every cell. */
  readonly kinds: Uint8Array;
  /** Three per cell; unused ones are 0. */
  readonly inputs: Int32Array;
  /** Two per cell; unused ones are -1. */
  readonly outputs: Int32Array;
  /** Index into `blockNames` of every cell. */
  readonly blocks: Uint8Array;
  readonly flipFlopCount: number;
  readonly inputPorts: readonly Port[];
  readonly outputPorts: readonly Port[];
}

export interface Port extends Wires {
  readonly name: string;
}
