import type { CodeArray } from '../quantization/encode';

/** One layer's products, as the engine poses them. Everything is known before the first image. */
export interface MatrixTask {
  /** True where every output channel reads the input channel of the same place and no other. */
  readonly isDepthwise: boolean;
  /**
   * [products, outputChannels]; the products of a window go row by row through the kernel. Depthwise, a product of all
   * channels is as many adjacent inputs.
   */
  readonly weightCodes: CodeArray;
  readonly outputChannels: number;
  /** Whole numbers, one per output channel. */
  readonly bias: Float64Array;
  /** A window is `rows` runs of `runLength` adjacent inputs, `rowLength` apart. */
  readonly rows: number;
  readonly runLength: number;
  readonly rowLength: number;
  /** Index of the first input of each window. */
  readonly starts: Int32Array;
  /** Largest magnitude of an input code. */
  readonly largestInput: number;
}

/** Writes bias + sum W X of every window and channel to `sums`, [windows, outputChannels], exactly. */
type RunMatrix = (inputs: Float64Array, sums: Float64Array) => void;

/** Prepares one layer. Exactness is the contract; speed is what implementations differ in. */
export type MatrixKernel = (task: MatrixTask) => RunMatrix;
