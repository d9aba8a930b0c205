import type { StateCreator } from 'zustand';
import { completeConfiguration } from '../../core/explore/complete-configuration';
import { designPointId } from '../../core/explore/design-point-key';
import type { TrainedResult } from '../../core/explore/trained-result';
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
        ...Object.fromEntries(
          added.map((result) => [
            result.key,
            upperOf(results[result.key], { result: completed(result), origin }),
          ]),
        ),
      },
    })),
  addImport: (added, file) =>
    set(({ results }) => ({
      results: {
        ...results,
        ...Object.fromEntries(
          added.map((result) => [result.key, imported(results[result.key], completed(result), file)]),
        ),
      },
    })),
  removeImport: (file) =>
    set(({ results }) => ({
      results: Object.fromEntries(
        Object.entries(results).flatMap(([key, stored]) => {
          const left = withoutFile(stored, file);
          return left ? [[key, left]] : [];
        }),
      ),
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

function completed(result: TrainedResult): TrainedResult {
  return { ...result, configuration: completeConfiguration(result.configuration) };
}

/** A result that was trained or imported says more than the same one of the gallery. */
function upperOf(before: StoredResult | undefined, added: StoredResult): StoredResult {
  if (!before || added.origin !== 'gallery' || before.origin === 'gallery') return added;
  return before.origin === 'imported' ? { ...before, beneath: added.result } : before;
}

function imported(before: StoredResult | undefined, result: TrainedResult, file: string): StoredResult {
  if (before?.origin === 'trained-here') return before;
  if (before?.files) return { ...before, result, files: [...new Set([...before.files, file])] };
  const beneath = before && { beneath: before.result };
  return { result, origin: 'imported', files: [file], ...beneath };
}

function withoutFile(stored: StoredResult, file: string): StoredResult | null {
  if (!stored.files?.includes(file)) return stored;
  const files = stored.files.filter((each) => each !== file);
  if (files.length > 0) return { ...stored, files };
  return stored.beneath ? { result: stored.beneath, origin: 'gallery' } : null;
}
