import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { resultKey } from '../core/explore/result-key';
import type { TrainedResult } from '../core/explore/trained-result';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { problem } from '../core/problem';
import { trainedResultSchema } from '../data/trained-result-schema';
import { isTrainedNetwork } from '../workers/is-trained-network';
import type { AppStore } from './store';

interface ResultsDatabase extends DBSchema {
  results: { key: string; value: unknown };
  networks: { key: string; value: unknown };
}

const databaseName = 'bitfrontier-results';

/**
 * Brings back what was trained here in earlier visits, then saves what is trained from now on. Results that cannot be
 * read are removed with a notice, those of older numerics without. Without storage (private windows) the page works and forgets.
 */
export async function persistResults(store: AppStore): Promise<void> {
  const database = await openDatabase();
  if (!database) return;
  try {
    await restore(store, database);
  } catch (error) {
    const cleared = [database.clear('results'), database.clear('networks')];
    await Promise.all(cleared).catch(() => undefined);
    store.getState().addNotice({
      kind: 'problem',
      problems: [
        problem('storage-dropped', { reason: error instanceof Error ? error.message : String(error) }),
      ],
    });
  }
  store.subscribe((state, previous) => {
    if (state.results === previous.results) return;
    for (const [key, { result, origin }] of Object.entries(state.results)) {
      if (origin === 'trained-here' && previous.results[key]?.result !== result) {
        void save(database, result, state.networks[key]);
      }
    }
  });
}

function openDatabase(): Promise<IDBPDatabase<ResultsDatabase> | null> {
  return openDB<ResultsDatabase>(databaseName, 1, {
    upgrade: (created) => {
      created.createObjectStore('results');
      created.createObjectStore('networks');
    },
  }).catch(() => null);
}

async function restore(store: AppStore, database: IDBPDatabase<ResultsDatabase>): Promise<void> {
  const stored = v.parse(v.array(trainedResultSchema), await database.getAll('results'));
  const current = stored.filter(({ key, configuration }) => key === resultKey(configuration));
  const outdated = stored.filter((result) => !current.includes(result));
  await Promise.all(
    outdated.flatMap(({ key }) => [database.delete('results', key), database.delete('networks', key)]),
  );
  const { addResults, addNetwork } = store.getState();
  for (const { key } of current) {
    const network = await database.get('networks', key);
    if (network === undefined) continue;
    if (!isTrainedNetwork(network)) throw new TypeError(`network ${key}`);
    addNetwork(key, network);
  }
  addResults(current, 'trained-here');
}

/** A full disk must not disturb the page: the result is on the screen, only the next visit will lack it. */
async function save(
  database: IDBPDatabase<ResultsDatabase>,
  result: TrainedResult,
  network: TrainedNetwork | undefined,
): Promise<void> {
  const writes = [
    database.put('results', result, result.key),
    ...(network ? [database.put('networks', network, result.key)] : []),
  ];
  await Promise.all(writes).catch(() => undefined);
}
