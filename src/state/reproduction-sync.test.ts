import { describe, expect, it } from 'vitest';
import { resultKey } from '../core/explore/result-key';
import { ProblemError } from '../core/problem';
import type { HardwareClient } from '../workers/hardware-client';
import { syncReproduction } from './reproduction-sync';
import { selectOpenReproductionRuns, selectReproductionRuns } from './selectors/reproduction';
import { createAppStore } from './store';

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

function follow(costLadder?: HardwareClient['costLadder']) {
  const store = createAppStore();
  store.getState().setReproduction({
    datasets: ['mnist'],
    networks: ['tiny-cnn'],
    bits: [2],
    machines: ['dian-nao', 'stripes'],
  });
  const asked: string[] = [];
  const client: Pick<HardwareClient, 'costLadder' | 'reportClaim'> = {
    costLadder: (question) => {
      const { network, bits, machine } = question.part;
      asked.push(`${network} ${machine}`);
      return costLadder
        ? costLadder(question)
        : Promise.resolve([{ network, bits, machine, placement: 'folded', rungs: {} }]);
    },
    reportClaim: ({ evidence, energies }) => {
      asked.push(`report of ${evidence.results.length} results, ${energies.length} energies`);
      return Promise.resolve([]);
    },
  };
  syncReproduction(store, client);
  const look = () => {
    store.getState().setScreen('experiments');
    store.getState().showExperimentPart('claim');
    return turn();
  };
  return { store, asked, look };
}

describe('syncReproduction()', () => {
  it('reports what is known once the claim is looked at, and again when results arrive', async () => {
    const { store, asked, look } = follow();
    store.getState().setScreen('experiments');
    await turn();
    expect(asked).toEqual([]);
    await look();
    expect(asked).toEqual(['report of 0 results, 0 energies']);
    const [run] = selectReproductionRuns(store.getState());
    if (!run) throw new RangeError('no run');
    const result = {
      key: resultKey(run.configuration),
      configuration: run.configuration,
      testAccuracyFraction: 0.9,
      validationAccuracyFraction: 0.9,
      testCount: 2000,
      disagreements: 0,
      requantizationBits: 16,
      weightsHash: '',
      backend: '',
    };
    store.getState().addResults([result], 'gallery');
    await turn();
    expect(asked.slice(1)).toEqual(['report of 1 results, 0 energies']);
    // Results of other runs change nothing.
    store.getState().addResults([{ ...result, key: 'another' }], 'gallery');
    await turn();
    expect(asked).toHaveLength(2);
    // A control and seven rungs with three seeds, one of them known.
    expect(selectOpenReproductionRuns(store.getState())).toHaveLength(23);
  });

  it('computes energies part by part where asked to, reports them when all are known, and keeps them', async () => {
    const { store, asked, look } = follow();
    await look();
    store.getState().costLadder();
    await turn();
    const parts = ['tiny-cnn dian-nao', 'tiny-cnn stripes', 'resnet-18 dian-nao', 'resnet-18 stripes'];
    expect(asked.slice(1)).toEqual([...parts, 'report of 0 results, 4 energies']);
    expect(store.getState().isCostingLadder).toBe(false);
    store.getState().setReproduction({ machines: ['stripes'] });
    store.getState().costLadder();
    await turn();
    expect(asked.slice(6)).toEqual(['report of 0 results, 2 energies']);
  });

  it('says why energies cannot be computed, and stops', async () => {
    const { store, asked, look } = follow(() =>
      Promise.reject(new ProblemError('worker-crashed', { reason: 'memory' })),
    );
    await look();
    store.getState().costLadder();
    await turn();
    expect(store.getState()).toMatchObject({
      isCostingLadder: false,
      ladderProblem: { code: 'worker-crashed' },
    });
    expect(asked.slice(1)).toEqual(['tiny-cnn dian-nao']);
  });

  it('has nothing to report where nothing is chosen', async () => {
    const { store, asked, look } = follow();
    store.getState().setReproduction({ networks: [] });
    await look();
    expect(asked).toEqual([]);
    expect(store.getState().claimReport).toBeNull();
  });
});
