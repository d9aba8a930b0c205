import { describe, expect, it } from 'vitest';
import type { WidthComparison } from '../core/hardware/datapath-view/placement-comparison';
import { ProblemError } from '../core/problem';
import type { PlacementQuestion } from './datapath-state';
import { defaultHardware, defaultTraining } from './defaults';
import { comparisonKey, syncPlacements } from './placement-sync';
import { createAppStore } from './store';

const question: PlacementQuestion = {
  configuration: defaultTraining,
  hardware: defaultHardware,
  layer: 1,
  withWidths: false,
};
const nothing = { kind: 'nothing', reason: 'codes' } as const;
const widths: WidthComparison = { widths: [], rows: [], measuredUnits: 0 };
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('syncPlacements()', () => {
  it('asks for the placements, for widths only when they are looked at, and for nothing twice', async () => {
    const store = createAppStore();
    const asked: string[] = [];
    const stop = syncPlacements(store, {
      comparePlacements: async () => {
        asked.push('placements');
        return nothing;
      },
      compareWidths: async () => {
        asked.push('widths');
        return widths;
      },
    });
    store.getState().askPlacements(question);
    await turn();
    expect(asked).toEqual(['placements']);
    const key = comparisonKey(question);
    expect(store.getState().placementComparison).toEqual({ key, kind: 'value', value: nothing });
    store.getState().askPlacements({ ...question, withWidths: true });
    await turn();
    const hardware = { ...defaultHardware, placement: 'per-product' } as const;
    store.getState().askPlacements({ ...question, hardware, withWidths: true });
    await turn();
    expect(asked).toEqual(['placements', 'widths']);
    expect(store.getState().widthComparison).toEqual({ key, kind: 'value', value: widths });
    stop();
  });

  it('shows the progress of measuring until the answer comes', async () => {
    const store = createAppStore();
    const seen: unknown[] = [];
    const stop = syncPlacements(store, {
      comparePlacements: async (_, onProgress) => {
        onProgress({ unitsDone: 0, units: 2 });
        seen.push(store.getState().placementProgress);
        await turn();
        return nothing;
      },
      compareWidths: async () => widths,
    });
    store.getState().askPlacements(question);
    await turn();
    await turn();
    expect(seen).toEqual([{ unitsDone: 0, units: 2 }]);
    expect(store.getState().placementProgress).toBeNull();
    stop();
  });

  it('keeps a problem as the answer to its question', async () => {
    const store = createAppStore();
    const stop = syncPlacements(store, {
      comparePlacements: async () => {
        throw new ProblemError('no-layers');
      },
      compareWidths: async () => widths,
    });
    store.getState().askPlacements(question);
    await turn();
    expect(store.getState().placementComparison).toMatchObject({
      kind: 'problem',
      problem: { code: 'no-layers' },
    });
    stop();
  });
});
