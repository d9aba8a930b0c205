import { exactKernel } from '../../core/integer/exact-kernel';
import type { MatrixKernel, MatrixTask } from '../../core/integer/matrix-kernel';
import { taskReach } from '../../core/integer/task-reach';
import { type Arena, createArena } from './arena';
import { pairedBias, pairedWeights, tapOffsets } from './code-pairs';
import type { Address } from './kernel-exports';
import { compileKernels } from './kernel-module';

/** The functions of assembly/integer-products.ts. */
interface IntegerExports {
  packCodes(values: Address, codes: Address, count: number): void;
  multiplyCodes(
    codes: Address,
    starts: Address,
    windows: number,
    rows: number,
    runLength: number,
    rowLength: number,
    weights: Address,
    bias: Address,
    sums: Address,
    channels: number,
  ): void;
  multiplyCodesByChannel(
    codes: Address,
    starts: Address,
    windows: number,
    tapOffsets: Address,
    taps: number,
    weights: Address,
    bias: Address,
    sums: Address,
    channels: number,
  ): void;
}

/**
 * A kernel for one integer engine, in a memory of its own: products of int16 codes added up in int32, which is exact
 * where no sum can leave 31 bits. Other layers, and machines without the instructions, get the exact kernel.
 */
export function createIntegerKernel(): MatrixKernel {
  const module = compileKernels();
  if (!module) return exactKernel;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const arena = createArena(memory);
  return (task) =>
    holdsSums(task) ? prepare(task, exports as unknown as IntegerExports, arena) : exactKernel(task);
}

const largestCode = 2 ** 15 - 1;
const largestSum = 2 ** 31 - 1;

/** The proof of exactness: whatever the inputs are, codes fit 16 bits, and every part of a sum fits 32. */
export function holdsSums(task: MatrixTask): boolean {
  if (task.largestInput > largestCode || taskReach(task) > largestSum) return false;
  return task.weightCodes.every((code) => Math.abs(code) <= largestCode);
}

/** What the kernels read behind the last code, and pack behind the last value. */
const slack = 16;

function prepare(task: MatrixTask, kernels: IntegerExports, arena: Arena): ReturnType<MatrixKernel> {
  const { rows, runLength, rowLength, outputChannels } = task;
  const lastStart = task.starts.reduce((last, start) => Math.max(last, start), 0);
  const count = lastStart + (rows - 1) * rowLength + runLength;
  const values = arena.float64(count + slack);
  const codes = arena.reserve(2 * (count + slack));
  const sums = arena.float64(task.starts.length * outputChannels);
  const multiply = prepareProducts(task, kernels, arena, { codes, sums: sums.address });
  return (inputs, target) => {
    values.view().set(inputs.subarray(0, count));
    kernels.packCodes(values.address, codes, count);
    multiply();
    target.set(sums.view());
  };
}

interface Operands {
  readonly codes: Address;
  readonly sums: Address;
}

function prepareProducts(
  task: MatrixTask,
  kernels: IntegerExports,
  arena: Arena,
  { codes, sums }: Operands,
): () => void {
  const { rows, runLength, rowLength, outputChannels: channels } = task;
  const starts = arena.place(task.starts);
  const windows = task.starts.length;
  const weights = arena.place(pairedWeights(task));
  const bias = arena.place(pairedBias(task));
  const { multiplyCodes, multiplyCodesByChannel } = kernels;
  if (!task.isDepthwise) {
    const shape = [rows, runLength, rowLength] as const;
    return () => multiplyCodes(codes, starts, windows, ...shape, weights, bias, sums, channels);
  }
  const offsets = tapOffsets(task);
  const taps = arena.place(offsets);
  return () =>
    multiplyCodesByChannel(codes, starts, windows, taps, offsets.length, weights, bias, sums, channels);
}
