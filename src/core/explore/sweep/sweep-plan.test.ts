import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultKey } from '../result-key';
import { expandAxes } from './expand-axes';
import { planSweep, type SweepChoice } from './sweep-plan';

const choice: SweepChoice = {
  datasets: ['fashion-mnist'],
  networks: ['tiny-cnn'],
  schemes: ['lsq', 'pact'],
  methods: ['qat'],
  widths: [2, 4, 8],
  allocators: ['uniform'],
  seeds: [1, 2, 3],
  hasControl: false,
  epochs: 3,
  floatEpochs: 10,
};

describe('planSweep()', () => {
  it('trains every scheme at every width with every seed, seed by seed', () => {
    const { runs, missingWidths } = planSweep(choice);
    expect(runs).toHaveLength(2 * 3 * 3);
    expect(runs.map(({ configuration }) => configuration.seed)).toEqual([
      ...Array(6).fill(1),
      ...Array(6).fill(2),
      ...Array(6).fill(3),
    ]);
    expect(missingWidths).toEqual([]);
  });

  it('is what the command line trains from the same axes', () => {
    const plan = planSweep({ ...choice, networks: ['tiny-cnn', 'lenet-5'], hasControl: true });
    expect(plan.runs.map(({ configuration }) => resultKey(configuration))).toEqual(
      expandAxes(plan.axes).map(resultKey),
    );
    // Per network and seed: 2 schemes x 3 widths and the control.
    expect(plan.runs).toHaveLength(2 * 3 * 7);
  });

  it('leaves out and names widths that a scheme lacks', () => {
    const { runs, missingWidths } = planSweep({ ...choice, schemes: ['lsq', 'bnn'], seeds: [1] });
    expect(missingWidths).toEqual([
      { scheme: 'bnn', width: 2 },
      { scheme: 'bnn', width: 4 },
      { scheme: 'bnn', width: 8 },
    ]);
    expect(runs).toHaveLength(3);
  });

  it('searches per scheme, seed and target, and once where the allocator has no target', () => {
    const allocated = planSweep({ ...choice, allocators: ['hawq', 'judd-greedy'], widths: [3, 4] });
    expect(allocated.axes).toEqual([]);
    const targets = allocated.runs.map(({ allocation }) => allocation?.params.targetBits ?? null);
    // 2 schemes x 3 seeds, at targets 3 and 4 and once without.
    expect(targets.filter((target) => target === 3)).toHaveLength(6);
    expect(targets.filter((target) => target === 4)).toHaveLength(6);
    expect(targets.filter((target) => target === null)).toHaveLength(6);
    expect(allocated.runs).toHaveLength(18);
  });

  it('counts what it plans', () => {
    const parts = fc.record({
      datasets: fc.subarray(['fashion-mnist', 'mnist']),
      networks: fc.subarray(['tiny-cnn', 'lenet-5']),
      schemes: fc.subarray(['lsq', 'pact', 'bnn', 'rmsmp']),
      methods: fc.subarray(['ptq', 'qat'] as const),
      widths: fc.subarray([1, 2, 4, 8]),
      allocators: fc.subarray(['uniform', 'hawq', 'judd-greedy']),
      seeds: fc.subarray([1, 2]),
      hasControl: fc.boolean(),
    });
    fc.assert(
      fc.property(parts, (drawn) => {
        const { count, runs } = planSweep({ ...choice, ...drawn });
        expect(runs).toHaveLength(count);
      }),
      { numRuns: 50 },
    );
  });

  it('plans 2,000 runs and no more, whose axes the command line still takes', () => {
    const seeds = Array.from({ length: 1000 }, (_, seed) => seed);
    const widest = planSweep({ ...choice, widths: [4], seeds });
    expect([widest.count, widest.runs.length]).toEqual([2000, 2000]);
    const more = planSweep({ ...choice, widths: [4], seeds: [...seeds, 1000] });
    expect([more.count, more.runs.length]).toEqual([2002, 0]);
    expect(more.axes[0]?.seeds).toHaveLength(1001);
  });

  it('plans nothing where an axis is empty', () => {
    expect(planSweep({ ...choice, seeds: [] }).runs).toEqual([]);
    expect(planSweep({ ...choice, schemes: [] }).runs).toEqual([]);
  });
});
