import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConvolutionShape, LayerShape } from '../../networks/layer-shape';
import { parseNetworkFile } from '../../networks/network-file';
import { evaluateCost } from '../cost/evaluate-cost';
import { defaultHardware } from '../hardware-controls';
import { codedLayers, lsqRung } from '../testing/layers';
import { type Dataflow, dataflows } from './parts/fold-product';

/** A matrix product, as often as there are groups. */
interface CountedProduct {
  readonly groups: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

interface Counts {
  cycles: number;
  inputReads: number;
  weightReads: number;
  sumWrites: number;
  sumReads: number;
}

const few = (max: number) => fc.integer({ min: 1, max });
const products = fc.record({ m: few(14), k: few(14), n: few(14) });
const convolutions = fc
  .record({
    inputHeight: few(7),
    inputWidth: few(7),
    groups: few(3),
    inputs: few(3),
    outputs: few(4),
    kernelHeight: few(3),
    kernelWidth: few(3),
    stride: few(3),
    padding: fc.constantFrom('same' as const, 'valid' as const, 0, 1, 2),
  })
  .map(({ groups, inputs, outputs, ...sizes }) => ({
    ...sizes,
    groups,
    inputChannels: groups * inputs,
    outputChannels: groups * outputs,
  }))
  .filter(
    ({ inputHeight, inputWidth, kernelHeight, kernelWidth, padding }) =>
      padding === 'same' ||
      (kernelHeight <= inputHeight + 2 * marginOf(padding) &&
        kernelWidth <= inputWidth + 2 * marginOf(padding)),
  );

const anyFileLayer: fc.Arbitrary<LayerShape> = fc.oneof(
  products.map((sizes) => ({ kind: 'gemm' as const, name: 'any', ...sizes })),
  convolutions.map((sizes) => ({ kind: 'conv' as const, name: 'any', ...sizes })),
);

function marginOf(padding: ConvolutionShape['padding']): number {
  return typeof padding === 'number' ? padding : 0;
}

/** Places of a kernel along an axis, one by one: with `same` padding a place per stride, otherwise those that fit. */
function placesAlong(
  input: number,
  kernel: number,
  stride: number,
  padding: ConvolutionShape['padding'],
): number {
  let places = 0;
  const margin = marginOf(padding);
  for (let start = -margin; ; start += stride) {
    const fits = padding === 'same' ? start < input : start + kernel <= input + margin;
    if (!fits) return places;
    places++;
  }
}

function productOf(shape: LayerShape): CountedProduct {
  if (shape.kind === 'gemm') return { ...shape, groups: 1 };
  if (shape.kind === 'dense') return { groups: 1, m: 1, k: shape.inputs, n: shape.outputs };
  const { inputHeight, inputWidth, kernelHeight, kernelWidth, stride, padding, groups } = shape;
  return {
    groups,
    m:
      placesAlong(inputHeight, kernelHeight, stride, padding) *
      placesAlong(inputWidth, kernelWidth, stride, padding),
    k: kernelHeight * kernelWidth * (shape.inputChannels / groups),
    n: shape.outputChannels / groups,
  };
}

/**
 * Every fold, element and word one by one. An operand takes a cycle from element to element, and passes those without work
 * too; where one waits, the array is loaded row by row before the others enter.
 */
function countOn(rows: number, columns: number, dataflow: Dataflow, product: CountedProduct): Counts {
  const counts = { cycles: 0, inputReads: 0, weightReads: 0, sumWrites: 0, sumReads: 0 };
  const { m, k, n } = product;
  const [down, across, stream] =
    dataflow === 'output-stationary' ? [m, n, k] : dataflow === 'weight-stationary' ? [k, n, m] : [k, m, n];
  for (let group = 0; group < product.groups; group++) {
    for (let firstDown = 0; firstDown < down; firstDown += rows) {
      for (let firstAcross = 0; firstAcross < across; firstAcross += columns) {
        const usedRows = Math.min(rows, down - firstDown);
        const usedColumns = Math.min(columns, across - firstAcross);
        countFold(counts, {
          rows,
          columns,
          dataflow,
          stream,
          usedRows,
          usedColumns,
          isFirst: firstDown === 0,
        });
      }
    }
  }
  return counts;
}

interface Fold {
  readonly rows: number;
  readonly columns: number;
  readonly dataflow: Dataflow;
  readonly stream: number;
  readonly usedRows: number;
  readonly usedColumns: number;
  /** False where sums of a fold before this one go on. */
  readonly isFirst: boolean;
}

/** In which the last word passes the last element. */
function lastCycle({ rows, columns, stream }: Fold, loaded: number): number {
  let last = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let step = 0; step < stream; step++) last = Math.max(last, loaded + step + row + column);
    }
  }
  return last;
}

function countFold(counts: Counts, fold: Fold): void {
  const { rows, dataflow, stream, usedRows, usedColumns } = fold;
  const waits = dataflow !== 'output-stationary';
  const [fromLeft, fromTop] =
    dataflow === 'input-stationary'
      ? (['weightReads', 'inputReads'] as const)
      : (['inputReads', 'weightReads'] as const);
  counts.cycles += lastCycle(fold, waits ? rows : 0) + 1;
  for (let row = 0; row < usedRows; row++) {
    for (let step = 0; step < stream; step++) counts[fromLeft]++;
  }
  for (let column = 0; column < usedColumns; column++) {
    for (let word = 0; word < (waits ? usedRows : stream); word++) counts[fromTop]++;
    for (let sum = 0; sum < (waits ? stream : usedRows); sum++) {
      counts.sumWrites++;
      if (waits && !fold.isFirst) counts.sumReads++;
    }
  }
}

it('takes of any layer of a file, on any array, the cycles and accesses that are counted one by one', () => {
  fc.assert(
    fc.property(
      anyFileLayer,
      few(9),
      few(9),
      fc.constantFrom(...dataflows),
      (drawn, rows, columns, dataflow) => {
        const shapes = parseNetworkFile({ layers: [drawn] });
        const { layers } = evaluateCost(codedLayers(shapes, { weights: 4, inputs: 4 }, lsqRung), {
          ...defaultHardware,
          costSource: 'horowitz',
          accelerator: 'systolic',
          acceleratorParams: { rows, columns, dataflow, residency: 'per-layer' },
        });
        const [layer] = layers;
        const outputs = layer?.accesses['buffer-outputs']?.outputs;
        const product = productOf(drawn);
        expect(layer?.macs).toBe(product.groups * product.m * product.k * product.n);
        expect({
          cycles: layer?.computeCycles,
          inputReads: layer?.accesses['buffer-inputs']?.inputs.reads,
          weightReads: layer?.accesses['buffer-weights']?.weights.reads,
          sumWrites: outputs?.writes,
          sumReads: outputs?.reads,
        }).toEqual(countOn(rows, columns, dataflow, product));
      },
    ),
    { numRuns: 500 },
  );
});
