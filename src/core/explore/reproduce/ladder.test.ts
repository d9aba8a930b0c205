import { describe, expect, it } from 'vitest';
import { schemes } from '../../schemes';
import { resultKey } from '../result-key';
import { ladder, rungIds, rungOf } from './ladder';
import {
  controlRuns,
  ladderCells,
  type ReproductionPlan,
  reproductionRuns,
  rungRuns,
} from './reproduction-plan';

const plan: ReproductionPlan = {
  datasets: ['fashion-mnist', 'mnist'],
  networks: ['tiny-cnn'],
  bits: [2, 3],
  seeds: [1, 2, 3],
  epochs: 3,
  floatEpochs: 10,
};

describe('the ladder', () => {
  it('starts from the first rung and adds one thing at a time to one that stands before', () => {
    expect(ladder.map(({ id }) => id)).toEqual(rungIds);
    expect(ladder.filter(({ base }) => base === null).map(({ id }) => id)).toEqual(['frozen-power-of-two']);
    for (const [index, { base }] of ladder.entries()) {
      if (base) expect(rungIds.indexOf(base)).toBeLessThan(index);
    }
  });

  it('is what its names say', () => {
    const decoded = ladder.map(({ scheme, schemeParams }) => schemes.get(scheme).decode(schemeParams));
    const forms = decoded.map(({ weights, activations }) =>
      [weights.scale, weights.granularity, weights.offset, activations.offset].join(' '),
    );
    expect(forms).toEqual([
      'power-of-two tensor none none',
      'power-of-two tensor none none',
      'real tensor none none',
      'real channel none none',
      'real tensor none real',
      'real tensor real real',
      'real tensor none real',
    ]);
  });
});

describe('reproductionRuns()', () => {
  it('trains every rung and width with every seed, and each control once', () => {
    const runs = reproductionRuns(plan);
    // Two datasets of 7 rungs x 2 widths x 3 seeds and 3 controls, which all widths share.
    expect(runs).toHaveLength(2 * (7 * 2 * 3 + 3));
    const keys = new Set(runs.map(resultKey));
    expect(keys.size).toBe(runs.length);
    for (const cell of ladderCells(plan)) {
      const own = [...ladder.flatMap((rung) => rungRuns(plan, cell, rung)), ...controlRuns(plan, cell)];
      for (const run of own) expect(keys).toContain(resultKey(run));
    }
  });

  it('asks for the runs that the gallery has, parameters written out', () => {
    const [run] = rungRuns(
      plan,
      { dataset: 'fashion-mnist', network: 'tiny-cnn', bits: 2 },
      rungOf('both-offsets'),
    );
    expect(run).toMatchObject({
      networkParams: { channelMultiplier: 1, batchNorm: 'none' },
      quantization: { schemeParams: { scaleKind: 'real', granularity: 'tensor', offset: 'both' } },
    });
  });
});
