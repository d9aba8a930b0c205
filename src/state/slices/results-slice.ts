import type { StateCreator } from 'zustand';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { designPointId } from '../../core/explore/design-point-key';
import type { AppState, ResultsSlice, StoredResult } from '../app-state';
import { defaultHardware } from '../defaults';

export const createResultsSlice: StateCreator<AppState, [], [], ResultsSlice> = (set) => ({
  results: {},
  claims: {},
  networks: {},
  costs: {},
  refusals: {},
  costedHardware: defaultHardware,
  sourceEnergies: null,
  gallery: 'loading',
  published: {},
  addResults: (added, origin) =>
    set(({ results }) => ({
      results: {
        ...results,
        ...Object.fromEntries(added.map((result) => [result.key, stored(result, origin)])),
      },
    })),
  addClaims: (added) =>
    set(({ claims }) => ({
      claims: {
        ...claims,
        ...Object.fromEntries(added.map((claim) => [designPointId(claim.configuration), claim])),
      },
    })),
  addPublished: (network, points) =>
    set(({ published }) => ({ published: { ...published, [network]: points } })),
  addNetwork: (key, network) => set(({ networks }) => ({ networks: { ...networks, [key]: network } })),
  setCosts: (costs, hardware, refusals = {}) =>
    set((state) => ({ costs, refusals, costedHardware: hardware ?? state.hardware })),
  setSourceEnergies: (sourceEnergies) => set({ sourceEnergies }),
});

function stored(result: StoredResult['result'], origin: StoredResult['origin']): StoredResult {
  return { result: { ...result, configuration: completeConfiguration(result.configuration) }, origin };
}
