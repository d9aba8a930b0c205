import { describe, expect, it } from 'vitest';
import { costKey } from '../core/explore/design-point-key';
import type { SourceEnergy } from '../core/hardware/cost/compare-sources';
import { ProblemError } from '../core/problem';
import { defaultHardware } from './defaults';
import { selectDesignPoints } from './selectors/design-points';
import { syncSourceEnergies } from './source-energy-sync';
import { createAppStore } from './store';
import { sampleReport, sampleResult } from './testing/samples';

const energies: readonly SourceEnergy[] = [{ source: 'gates', energyPj: 3, lowPj: 2, highPj: 4 }];

function storeWithPoint() {
  const store = createAppStore();
  const result = sampleResult();
  store.getState().addResults([result], 'gallery');
  const key = costKey(result.configuration, defaultHardware);
  const [point] = selectDesignPoints(store.getState());
  return { store, key, id: point?.id ?? '' };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('syncSourceEnergies()', () => {
  it('asks once for a selected point that has its cost', async () => {
    const { store, key, id } = storeWithPoint();
    let questions = 0;
    const stop = syncSourceEnergies(store, {
      compareSources: async () => {
        questions++;
        return energies;
      },
    });
    store.getState().setView({ selectedId: id });
    await turn();
    expect(questions).toBe(0);
    store.getState().setCosts({ [key]: sampleReport(3) });
    await turn();
    store.getState().setView({ selectedId: null });
    store.getState().setView({ selectedId: id });
    await turn();
    expect(questions).toBe(1);
    expect(store.getState().sourceEnergies).toEqual({ key, energies });
    stop();
  });

  it('asks no second time for what failed', async () => {
    const { store, key, id } = storeWithPoint();
    let questions = 0;
    syncSourceEnergies(store, {
      compareSources: async () => {
        questions++;
        throw new ProblemError('no-layers');
      },
    });
    store.getState().setCosts({ [key]: sampleReport(3) });
    store.getState().setView({ selectedId: id });
    await turn();
    store.getState().setView({ selectedId: null });
    store.getState().setView({ selectedId: id });
    await turn();
    expect(questions).toBe(1);
    expect(store.getState().sourceEnergies).toBeNull();
  });
});
