import type { BufferId, ScratchpadId } from '../accelerators/accelerator';

export interface AccessCount {
  readonly reads: number;
  readonly writes: number;
}

/** Words of the operand's width moved in one memory. */
export interface OperandAccesses {
  readonly weights: AccessCount;
  readonly inputs: AccessCount;
  readonly outputs: AccessCount;
}

/** Of one inference: in a batch, of the mean one, so that counts need not be whole. */
export interface LayerCost {
  readonly name: string;
  readonly macs: number;
  /** Without stalls; `cycles` includes them. */
  readonly computeCycles: number;
  readonly cycles: number;
  readonly utilisation: number;
  readonly accesses: Readonly<Record<string, OperandAccesses>>;
  readonly energyPj: Readonly<Record<string, number>>;
}

export interface CostTotals {
  readonly macs: number;
  readonly cycles: number;
  /** From the start of a batch to its end. */
  readonly latencySeconds: number;
  readonly inferencesPerSecond: number;
  readonly energyPj: number;
  readonly inferencesPerJoule: number;
  readonly topsPerWatt: number;
  readonly areaUm2: number;
  /** Operations per second and area, two for each MAC. */
  readonly topsPerMm2: number;
}

/** Cost of one inference, but for the latency of its batch. `areaByComponentUm2` and `energyByComponentPj` sum to the totals. */
export interface CostReport {
  readonly layers: readonly LayerCost[];
  readonly totals: CostTotals;
  readonly energyByComponentPj: Readonly<Record<string, number>>;
  readonly areaByComponentUm2: Readonly<Record<string, number>>;
  readonly clockHz: number;
  /** Multipliers, or places of one, that the machine has. */
  readonly lanes: number;
  readonly memories: readonly MemoryFacts[];
  readonly notes: readonly CostNote[];
}

/** A memory of the machine; energies are those of one access to 64 bits. */
export interface MemoryFacts {
  readonly memory: BufferId | ScratchpadId | 'dram';
  /** `registers`, `sram`, `edram`, or the kind of DRAM. */
  readonly kind: string;
  /** Null of what lies outside the chip. */
  readonly banks: number | null;
  readonly kilobytesPerBank: number | null;
  readonly readPj: number;
  readonly writePj: number;
}

/** Something a reader must know of the figures, as a code of the catalogue (`notes.CODE`). */
export interface CostNote {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}
