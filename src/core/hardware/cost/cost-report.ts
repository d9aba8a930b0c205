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
  readonly latencySeconds: number;
  readonly energyPj: number;
  readonly inferencesPerJoule: number;
  readonly topsPerWatt: number;
  readonly areaUm2: number;
}

/** Cost of one inference. `areaByComponentUm2` and `energyByComponentPj` sum to the totals. */
export interface CostReport {
  readonly layers: readonly LayerCost[];
  readonly totals: CostTotals;
  readonly energyByComponentPj: Readonly<Record<string, number>>;
  readonly areaByComponentUm2: Readonly<Record<string, number>>;
  readonly clockHz: number;
  readonly notes: readonly CostNote[];
}

/** Something a reader must know of the figures, as a code for the catalogue (`hardware.notes.CODE`). */
export interface CostNote {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}
