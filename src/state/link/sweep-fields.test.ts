import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocators } from '../../core/allocation';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { affinePlacements } from '../../core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../core/networks';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import type { SweepQuestion } from '../app-state';
import { defaultSweep } from '../defaults';
import { decodeLink } from './decode-link';
import { encodeLink } from './encode-link';
import { defaultLinkState } from './link-state';

const sweep: fc.Arbitrary<SweepQuestion> = fc.record({
  datasets: fc.subarray([...datasetSources.ids]),
  networks: fc.subarray([...trainableNetworks.ids]),
  schemes: fc.subarray([...schemes.ids]),
  methods: fc.subarray(['ptq', 'qat'] as const),
  widths: fc.subarray([1, 2, 3, 4, 8]),
  allocators: fc.subarray([...allocators.ids]),
  seeds: fc.uniqueArray(fc.nat({ max: 999_999_999 }), { maxLength: 20 }),
  hasControl: fc.boolean(),
  epochs: fc.integer({ min: 1, max: 200 }),
  floatEpochs: fc.integer({ min: 1, max: 200 }),
  accelerators: fc.subarray([...acceleratorDeclarations.ids]),
  placements: fc.subarray([...affinePlacements]),
  trainsAgain: fc.boolean(),
});

describe('a link to the experiments', () => {
  it('carries the sweep whole', () => {
    fc.assert(
      fc.property(sweep, (drawn) => {
        const { hash } = encodeLink({ ...defaultLinkState, screen: 'experiments', sweep: drawn });
        expect(decodeLink(hash)).toEqual({
          state: { ...defaultLinkState, screen: 'experiments', sweep: drawn },
          problems: [],
          isNewer: false,
        });
      }),
    );
  });

  it('leaves out what nobody changed', () => {
    const changed = { ...defaultSweep, schemes: ['lsq', 'pact'], widths: [4] };
    const { hash } = encodeLink({ ...defaultLinkState, screen: 'experiments', sweep: changed });
    expect(hash).toBe('#/experiments?v=1&try-schemes=lsq,pact&try-bits=4');
  });

  it('keeps what exists and names what does not', () => {
    const { state, problems } = decodeLink('#/experiments?v=1&try-schemes=lsq,lqs&try-bits=4,99&try-seeds=x');
    expect(state.sweep).toMatchObject({ schemes: ['lsq'], widths: [4], seeds: [] });
    expect(problems.map(({ code, parameters }) => `${code} ${parameters.key} ${parameters.value}`)).toEqual([
      'not-an-option try-schemes lqs',
      'not-an-option try-bits 99',
      'not-an-option try-seeds x',
    ]);
  });
});
