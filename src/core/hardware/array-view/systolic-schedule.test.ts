import { describe, expect, it } from 'vitest';
import { completeParams } from '../../parameters/parse-params';
import { systolicDeclaration } from '../accelerators/systolic-params';
import { layerDimensions } from '../layer-dimensions';
import { systolicSchedule } from './systolic-schedule';

const schedule = (
  size: { readonly m: number; readonly k: number; readonly n: number },
  array: { readonly rows: number; readonly columns: number },
  dataflow: string,
) =>
  systolicSchedule(
    completeParams(systolicDeclaration.params, { ...array, dataflow }),
    layerDimensions({ kind: 'gemm', name: 'g', ...size }),
  );

describe('SCALE-Sim, 256 x 256 times 256 x 128 on 32 x 32 elements', () => {
  // Published cycles and words, the cycles counted from 1: cycles, inputs read, weights read, sums written.
  it.each([
    ['weight-stationary', 11_200, 262_144, 32_768, 262_144],
    ['input-stationary', 14_208, 65_536, 262_144, 262_144],
    // Outputs wait: inputs M K ceil(N/C), weights K N ceil(M/R), sums M N.
    ['output-stationary', 10_176, 262_144, 262_144, 32_768],
  ])('is met by the %s array', (dataflow, cycles, inputs, weights, sums) => {
    const array = schedule({ m: 256, k: 256, n: 128 }, { rows: 32, columns: 32 }, dataflow);
    expect(array.computeCycles).toBe(cycles);
    const end = array.progressAfter(cycles + 33);
    expect(end.inputReads).toBe(inputs);
    expect(end.weightReads).toBe(weights);
    expect(end.spilledWrites + end.finishedOutputs).toBe(sums);
  });
});

describe('a weight-stationary array of 3 x 2 with a product of 2 x 2 times 2 x 2', () => {
  const array = schedule({ m: 2, k: 2, n: 2 }, { rows: 3, columns: 2 }, 'weight-stationary');
  const row = (cycle: number, index: number) =>
    [0, 1].map((column) => array.cellAt(cycle, index, column).kind).join(' ');

  it('loads the two rows of weights in cycles 0 to 2, the last row first', () => {
    expect([0, 1, 2].map((index) => row(0, index))).toEqual(['pass pass', 'idle idle', 'idle idle']);
    expect([0, 1, 2].map((index) => row(1, index))).toEqual(['pass pass', 'pass pass', 'idle idle']);
    expect([0, 1, 2].map((index) => row(2, index))).toEqual(['idle idle', 'wait wait', 'wait wait']);
  });

  it('multiplies along diagonals: row 1, column 0 begins in cycle 3 + 1, its neighbours one later', () => {
    expect([3, 4, 5, 6, 7, 8].map((cycle) => row(cycle, 1))).toEqual([
      'wait wait',
      'multiply wait',
      'multiply multiply',
      'wait multiply',
      'wait wait',
      'idle idle',
    ]);
    expect(row(5, 2)).toBe('multiply wait');
    // 2 items + 2 x 3 rows + 2 columns - 2.
    expect(array.computeCycles).toBe(8);
  });

  it('has all sums out with the last product, none of them spilled', () => {
    expect(array.progressAfter(7).finishedOutputs).toBe(3);
    expect(array.progressAfter(8)).toMatchObject({ macs: 8, finishedOutputs: 4, spilledWrites: 0 });
  });
});

it('lets the sums of an output-stationary array leave behind its last cycle, the bottom row first', () => {
  const array = schedule({ m: 2, k: 2, n: 1 }, { rows: 2, columns: 1 }, 'output-stationary');
  // 2 products + 2 rows + 1 column - 2 = 3 cycles.
  expect([3, 4, 5].map((done) => array.progressAfter(done).finishedOutputs)).toEqual([0, 1, 2]);
  expect(array.cellAt(3, 1, 0)).toMatchObject({ kind: 'pass', word: { operand: 'outputs', position: 1 } });
  expect(array.cellAt(4, 1, 0)).toMatchObject({ kind: 'pass', word: { position: 0 } });
  expect(array.cellAt(5, 1, 0)).toEqual({ kind: 'idle', reason: 'over' });
});
