import { exactKernel } from '../integer/exact-kernel';

interface ZeroPointProduct {
  /** Row by row, `inner` values each. */
  readonly left: readonly number[];
  /** `inner` rows of `columns` values. */
  readonly right: readonly number[];
  readonly zeroLeft: number;
  readonly zeroRight: number;
  readonly inner: number;
  readonly columns: number;
}

/** (left - zeroLeft)(right - zeroRight) on the engine's kernel, row by row: the zero point of the left goes into the bias. */
export function exactProducts(product: ZeroPointProduct): readonly number[] {
  const { left, right, zeroLeft, zeroRight, inner, columns } = product;
  const weightCodes = Int16Array.from(right, (code) => code - zeroRight);
  const bias = Float64Array.from({ length: columns }, (_, column) => {
    const sum = weightCodes.reduce((total, each, at) => (at % columns === column ? total + each : total), 0);
    return -zeroLeft * sum;
  });
  const rows = left.length / inner;
  const sums = new Float64Array(rows * columns);
  const run = exactKernel({
    isDepthwise: false,
    weightCodes,
    outputChannels: columns,
    bias,
    rows: 1,
    runLength: inner,
    rowLength: inner,
    starts: Int32Array.from({ length: rows }, (_, row) => row * inner),
    largestInput: Math.max(...left.map(Math.abs)),
  });
  run(Float64Array.from(left), sums);
  return [...sums];
}
