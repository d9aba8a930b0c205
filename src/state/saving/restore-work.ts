import * as v from 'valibot';
import { resultKey } from '../../core/explore/result-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { type Problem, problem } from '../../core/problem';
import { layerBitsSchema, trainedResultSchema } from '../../data/trained-result-schema';
import { problemOf } from '../../workers/answer';
import { isTrainedNetwork } from '../../workers/is-trained-network';
import type { AppStore } from '../store';
import type { RecordKind, WorkStorage } from './work-storage';

/**
 * Brings back what was trained and chosen here in earlier visits and in other tabs; each call reads what the ones before
 * did not. Record by record: what cannot be read is counted in a notice and stays where it is. Results of older numerics
 * make room, with a notice.
 */
export function createRestorer(store: AppStore, storage: WorkStorage): () => Promise<void> {
  const seen = new Set<string>();
  return async () => {
    try {
      const fresh = await unseenRecords(storage, 'results', seen);
      await restoreWidths(store, storage, seen);
      tell(store, await restoreResults(store, storage, fresh));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell(store, [problem('storage-unreadable', { reason })]);
    }
  };
}

interface StoredRecord {
  readonly key: string;
  /** Undefined where it could not be read. */
  readonly value: unknown;
}

async function unseenRecords(
  storage: WorkStorage,
  kind: RecordKind,
  seen: Set<string>,
): Promise<readonly StoredRecord[]> {
  const nameOf = (key: string): string => `${kind} ${key}`;
  const keys = (await storage.keys(kind)).filter((key) => !seen.has(nameOf(key)));
  for (const key of keys) seen.add(nameOf(key));
  return Promise.all(keys.map(async (key) => ({ key, value: await readOr(storage, kind, key) })));
}

function readOr(storage: WorkStorage, kind: RecordKind, key: string): Promise<unknown> {
  return storage.read(kind, key).catch(() => undefined);
}

/** What allocators chose costs a search to find again, and nothing else: what cannot be read is searched again. */
async function restoreWidths(store: AppStore, storage: WorkStorage, seen: Set<string>): Promise<void> {
  const records = await unseenRecords(storage, 'widths', seen);
  const readable = records.flatMap(({ key, value }) => {
    const parsed = v.safeParse(layerBitsSchema, value);
    return parsed.success ? [[key, parsed.output] as const] : [];
  });
  if (readable.length > 0) store.getState().addChosenWidths(Object.fromEntries(readable));
}

/** What there is to tell of them. */
async function restoreResults(
  store: AppStore,
  storage: WorkStorage,
  records: readonly StoredRecord[],
): Promise<readonly Problem[]> {
  const parsed = records.flatMap(({ value }) => {
    const outcome = v.safeParse(trainedResultSchema, value);
    return outcome.success ? [outcome.output] : [];
  });
  const current = parsed.filter(({ key, configuration }) => key === resultKey(configuration));
  const lost = await addWithNetworks(store, storage, current);
  const outdated = parsed.filter((result) => !current.includes(result));
  const removals = outdated.map(({ key }) => storage.removeResult(key));
  await Promise.all(removals).catch((error: unknown) => tell(store, [problemOf(error)]));
  const unreadable = records.length - parsed.length;
  return [
    ...(unreadable > 0
      ? [problem('saved-results-unreadable', { count: unreadable, total: records.length })]
      : []),
    ...(lost > 0 ? [problem('saved-weights-unreadable', { count: lost })] : []),
    ...(outdated.length > 0 ? [problem('saved-results-outdated', { count: outdated.length })] : []),
  ];
}

/** The number of networks that could not be read. */
async function addWithNetworks(
  store: AppStore,
  storage: WorkStorage,
  results: readonly TrainedResult[],
): Promise<number> {
  const networks = await Promise.all(
    results.map(async ({ key }) => ({
      key,
      network: await storage.read('networks', key).catch(() => null),
    })),
  );
  const isHere = (entry: {
    readonly key: string;
    readonly network: unknown;
  }): entry is {
    readonly key: string;
    readonly network: TrainedNetwork;
  } => isTrainedNetwork(entry.network);
  const { addNetwork, addResults } = store.getState();
  for (const { key, network } of networks.filter(isHere)) addNetwork(key, network);
  if (results.length > 0) addResults(results, 'trained-here');
  return networks.filter(({ network }) => network !== undefined && !isTrainedNetwork(network)).length;
}

function tell(store: AppStore, problems: readonly Problem[]): void {
  if (problems.length > 0) store.getState().addNotice({ kind: 'problem', problems });
}
