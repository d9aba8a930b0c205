import { depthwiseKernel } from './depthwise-kernel';
import type { MatrixKernel, MatrixTask } from './matrix-kernel';
import { type PackedWeights, packWeights, unpackSums } from './packed-words';

const block = 4;

/** The default kernel: exact float64 arithmetic, whatever the codes. */
export const exactKernel: MatrixKernel = (task) =>
  task.isDepthwise ? depthwiseKernel(task) : packedKernel(task);

/** On packed words, four windows by two words at a time. */
const packedKernel: MatrixKernel = (task) => {
  const weights = packWeights(task);
  const windows = task.starts.length;
  const blocks = Math.ceil(windows / block);
  // The last block is filled up with its last window; what it computes twice lands behind the sums.
  const starts = Int32Array.from(
    { length: blocks * block },
    (_, window) => task.starts[Math.min(window, windows - 1)] as number,
  );
  const packed = new Float64Array(blocks * block * weights.words);
  const multiply = windows < block ? multiplyWindow : multiplyBlock;
  const count = windows < block ? windows : blocks;
  return (inputs, sums) => {
    for (let index = 0; index < count; index++) multiply(task, weights, starts, index, inputs, packed);
    unpackSums(packed, weights, sums, task.outputChannels);
  };
};

function multiplyBlock(
  { rows, runLength, rowLength }: MatrixTask,
  { words, pairs, bias }: PackedWeights,
  starts: Int32Array,
  index: number,
  inputs: Float64Array,
  packed: Float64Array,
): void {
  const first = index * block;
  const start0 = starts[first] as number;
  const start1 = (starts[first + 1] as number) - start0;
  const start2 = (starts[first + 2] as number) - start0;
  const start3 = (starts[first + 3] as number) - start0;
  let weight = 0;
  for (let word = 0; word < words; word += 2) {
    let a0 = bias[word] as number;
    let a1 = bias[word + 1] as number;
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    for (let row = 0; row < rows; row++) {
      const begin = start0 + row * rowLength;
      const end = begin + runLength;
      for (let at = begin; at < end; at++) {
        const w0 = pairs[weight] as number;
        const w1 = pairs[weight + 1] as number;
        const a = inputs[at] as number;
        const b = inputs[at + start1] as number;
        const c = inputs[at + start2] as number;
        const d = inputs[at + start3] as number;
        weight += 2;
        a0 += a * w0;
        a1 += a * w1;
        b0 += b * w0;
        b1 += b * w1;
        c0 += c * w0;
        c1 += c * w1;
        d0 += d * w0;
        d1 += d * w1;
      }
    }
    const to = first * words + word;
    packed[to] = a0;
    packed[to + 1] = a1;
    packed[to + words] = b0;
    packed[to + words + 1] = b1;
    packed[to + 2 * words] = c0;
    packed[to + 2 * words + 1] = c1;
    packed[to + 3 * words] = d0;
    packed[to + 3 * words + 1] = d1;
  }
}

function multiplyWindow(
  { rows, runLength, rowLength }: MatrixTask,
  { words, pairs, bias }: PackedWeights,
  starts: Int32Array,
  window: number,
  inputs: Float64Array,
  packed: Float64Array,
): void {
  let weight = 0;
  for (let word = 0; word < words; word += 2) {
    let sum0 = bias[word] as number;
    let sum1 = bias[word + 1] as number;
    for (let row = 0; row < rows; row++) {
      const begin = (starts[window] as number) + row * rowLength;
      const end = begin + runLength;
      for (let at = begin; at < end; at++) {
        const input = inputs[at] as number;
        sum0 += input * (pairs[weight] as number);
        sum1 += input * (pairs[weight + 1] as number);
        weight += 2;
      }
    }
    packed[window * words + word] = sum0;
    packed[window * words + word + 1] = sum1;
  }
}
