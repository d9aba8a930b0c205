import { describe, expect, it } from 'vitest';
import { costKey } from '../core/explore/design-point-key';
import type { HardwareClient } from '../workers/hardware-client';
import { selectSweepDesigns, selectSweepMachines } from './selectors/sweep';
import { createAppStore } from './store';
import { syncSweepCosts } from './sweep-costs-sync';
import { sampleReport } from './testing/samples';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('syncSweepCosts()', () => {
  it('asks for every machine once, while the experiments are shown', async () => {
    const store = createAppStore();
    const asked: string[] = [];
    const evaluate: HardwareClient['evaluate'] = (workloads, { accelerator, placement }) => {
      asked.push(`${accelerator} ${placement} ${workloads.length}`);
      return Promise.resolve(
        workloads.map(({ configuration }) =>
          configuration.quantization.scheme === 'lsq-plus'
            ? { kind: 'problem' as const, problem: { code: 'unsupported-codes', parameters: {} } as never }
            : { kind: 'report' as const, report: sampleReport(7) },
        ),
      );
    };
    store.getState().setSweep({ schemes: ['lsq', 'lsq-plus'], widths: [4], seeds: [1, 2, 3] });
    syncSweepCosts(store, { evaluate });
    await turn();
    expect(asked).toEqual([]);
    store.getState().setScreen('experiments');
    await turn();
    // Two designs; the seeds share their costs and FP32 has none.
    expect(asked).toEqual(['dian-nao folded 2', 'dian-nao per-lane-dequantize 2']);
    const [machine] = selectSweepMachines(store.getState());
    const costs = selectSweepDesigns(store.getState())
      .filter(({ method }) => method !== 'float')
      .map((design) => store.getState().sweepCosts[costKey(design, machine as never)]?.totals.energyPj);
    expect(costs).toEqual([7, undefined]);
    store.getState().setSweep({ placements: ['folded', 'per-product'] });
    await turn();
    expect(asked.slice(2)).toEqual(['dian-nao per-product 2']);
  });

  it('asks once for what changes while it waits, and again after the worker failed, which it says', async () => {
    const store = createAppStore();
    const waiting: { answer(): void; fail(error: Error): void }[] = [];
    const evaluate: HardwareClient['evaluate'] = (workloads) =>
      new Promise((resolve, reject) => {
        const outcomes = workloads.map(() => ({ kind: 'report' as const, report: sampleReport(7) }));
        waiting.push({ answer: () => resolve(outcomes), fail: reject });
      });
    store.getState().setSweep({ schemes: ['lsq'], widths: [4], placements: ['folded'] });
    store.getState().setScreen('experiments');
    syncSweepCosts(store, { evaluate });
    store.getState().setSweep({ placements: ['folded', 'per-product'] });
    store.getState().setSweep({ seeds: [1] });
    waiting[0]?.answer();
    await turn();
    expect(waiting).toHaveLength(2);
    waiting[1]?.fail(new Error('out of memory'));
    await turn();
    expect(waiting).toHaveLength(2);
    expect(store.getState().notices).toHaveLength(1);
    store.getState().setScreen('explore');
    store.getState().setScreen('experiments');
    expect(waiting).toHaveLength(3);
  });
});
