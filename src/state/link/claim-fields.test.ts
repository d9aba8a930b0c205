import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { costSourceIds } from '../../core/hardware/cost/sources/source-ids';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import { claimWidths, maximumSeed, maximumSeeds } from '../experiment-limits';
import type { ReproductionQuestion } from '../reproduction-state';
import { defaultReproduction } from '../slices/reproduction-slice';
import { createAppStore } from '../store';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';
import { defaultLinkState } from './link-state';
import { syncLink } from './sync-link';

const questions: fc.Arbitrary<ReproductionQuestion> = fc.record({
  datasets: fc.subarray([...datasetSources.ids]),
  networks: fc.subarray([...trainableNetworks.ids]),
  bits: fc.subarray([...claimWidths]),
  seeds: fc.uniqueArray(fc.nat({ max: maximumSeed }), { maxLength: maximumSeeds }),
  epochs: fc.integer({ min: 1, max: 200 }),
  floatEpochs: fc.integer({ min: 1, max: 200 }),
  machines: fc.subarray([...acceleratorDeclarations.ids]),
  costSource: fc.constantFrom(...costSourceIds),
});

const screen = { ...defaultLinkState, screen: 'experiments', experiments: { part: 'claim' } } as const;

describe('a link to the test of the claim', () => {
  it('carries its choices whole', () => {
    fc.assert(
      fc.property(questions, (claim) => {
        const state = { ...screen, claim };
        expect(decodeLink(encodeLink(state).hash)).toEqual({ state, problems: [], isNewer: false });
      }),
    );
  });

  it('leaves out what nobody changed', () => {
    const claim = { ...defaultReproduction, networks: ['tiny-cnn'], bits: [4] };
    expect(encodeLink({ ...screen, claim }).hash).toBe(
      '#/experiments?v=1&part=claim&claim-networks=tiny-cnn&claim-bits=4',
    );
    expect(encodeLink({ ...screen, screen: 'train', claim }).hash).toBe('#/train');
  });

  it('keeps what exists and names what does not', () => {
    const seeds = Array.from({ length: 21 }, (_, seed) => seed);
    const { state, problems } = decodeLink(
      `#/experiments?v=1&part=claim&claim-networks=tiny-cnn,vgg&claim-bits=1,4&claim-seeds=${seeds}&claim-epochs=0&claim-source=guess`,
    );
    expect(state.claim).toEqual({
      ...defaultReproduction,
      networks: ['tiny-cnn'],
      bits: [4],
      seeds: seeds.slice(0, 20),
      epochs: 1,
    });
    expect(problems.map(({ code, parameters }) => `${code} ${parameters.key}`)).toEqual([
      'not-an-option claim-networks',
      'not-an-option claim-bits',
      'link-list-too-long claim-seeds',
      'out-of-range claim-epochs',
      'not-an-option claim-source',
    ]);
  });

  it('sets the page', () => {
    const store = createAppStore();
    const stop = syncLink(store, {
      hash: () => '#/experiments?v=1&part=claim&claim-datasets=mnist&claim-seeds=7',
      replace: () => undefined,
      push: () => undefined,
      onNavigate: () => () => undefined,
    });
    stop();
    expect(store.getState()).toMatchObject({
      experimentPart: 'claim',
      reproduction: { ...defaultReproduction, datasets: ['mnist'], seeds: [7] },
    });
  });
});
