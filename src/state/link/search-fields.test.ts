import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainableNetworks } from '../../core/networks';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import { maximumSeed, maximumSeeds, searchLimits } from '../experiment-limits';
import type { SearchQuestion } from '../search-state';
import { defaultSearch } from '../slices/search-slice';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';
import { defaultLinkState } from './link-state';

const count = ({ minimum, maximum }: { readonly minimum: number; readonly maximum: number }) =>
  fc.integer({ min: minimum, max: maximum });

const questions: fc.Arbitrary<SearchQuestion> = fc.record({
  dataset: fc.constantFrom(...datasetSources.ids),
  network: fc.constantFrom(...trainableNetworks.ids),
  scheme: fc.constantFrom(...schemes.ids),
  bits: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]),
  seeds: fc.uniqueArray(fc.nat({ max: maximumSeed }), { maxLength: maximumSeeds }),
  epochs: fc.integer({ min: 1, max: 200 }),
  floatEpochs: fc.integer({ min: 1, max: 200 }),
  population: count(searchLimits.population),
  generations: count(searchLimits.generations),
  survivors: count(searchLimits.survivors),
});

const screen = { ...defaultLinkState, screen: 'experiments', experiments: { part: 'search' } } as const;

describe('a link to a search', () => {
  it('carries its choices whole', () => {
    fc.assert(
      fc.property(questions, (search) => {
        const state = { ...screen, search };
        expect(decodeLink(encodeLink(state).hash)).toEqual({ state, problems: [], isNewer: false });
      }),
    );
  });

  it('keeps what exists and names what does not', () => {
    const { state, problems } = decodeLink(
      '#/experiments?v=1&part=search&search-network=vgg&search-bits=2,4,99&search-population=1&search-survivors=51',
    );
    expect(state.search).toEqual({ ...defaultSearch, bits: [2, 4], population: 2, survivors: 50 });
    expect(problems.map(({ code, parameters }) => `${code} ${parameters.key}`)).toEqual([
      'not-an-option search-network',
      'not-an-option search-bits',
      'out-of-range search-population',
      'out-of-range search-survivors',
    ]);
  });
});
