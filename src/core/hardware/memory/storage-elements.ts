/** One flip-flop or one two-way multiplexer of one bit. */
export interface StorageElement {
  /** Of one write (flip-flop) or one change of its output (multiplexer). */
  readonly energyPj: number;
  readonly areaUm2: number;
  readonly leakageUw: number;
}

/** What buffers too small for an SRAM macro are made of. */
export interface StorageElements {
  readonly register: StorageElement;
  readonly multiplexer: StorageElement;
}
