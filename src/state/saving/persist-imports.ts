import { type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { resultKey } from '../../core/explore/result-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import { problem } from '../../core/problem';
import { trainedResultSchema } from '../../data/trained-result-schema';
import type { ResultsSlice } from '../app-state';
import type { AppStore } from '../store';

/** What is kept of an imported result; under its key. */
const importSchema = v.object({
  result: trainedResultSchema,
  files: v.pipe(v.array(v.string()), v.minLength(1)),
});
type Import = v.InferOutput<typeof importSchema>;

const databaseName = 'bitfrontier-imports';
const storeName = 'results';

/**
 * Brings back what was imported in earlier visits, then keeps what is imported, and forgets what is removed, from now on.
 * A record that is damaged or of other numerics is removed, and a notice says how many were: their file holds them still.
 * Without storage (private windows) imports last as long as the page.
 */
export async function persistImports(store: AppStore): Promise<void> {
  const database = await openDB(databaseName, 1, {
    upgrade: (created) => {
      created.createObjectStore(storeName);
    },
  }).catch(() => null);
  if (!database) return;
  const before = store.getState().results;
  const records: unknown[] = await database.getAll(storeName).catch(() => []);
  const imports = readImports(records);
  const { addImport, addNotice } = store.getState();
  for (const [file, results] of resultsByFile(imports)) addImport(results, file);
  const lost = records.length - imports.length;
  if (lost > 0) {
    addNotice({ kind: 'problem', problems: [problem('imports-dropped', { count: lost })] });
    await removeOthers(database, new Set(imports.map(({ result }) => result.key)));
  }
  void save(database, before, store.getState().results);
  store.subscribe((state, previous) => {
    if (state.results !== previous.results) void save(database, previous.results, state.results);
  });
}

/** The records that this version can use. */
export function readImports(records: readonly unknown[]): readonly Import[] {
  return records.flatMap((record) => {
    const parsed = v.safeParse(importSchema, record);
    return parsed.success && parsed.output.result.key === resultKey(parsed.output.result.configuration)
      ? [parsed.output]
      : [];
  });
}

async function removeOthers(database: IDBPDatabase, known: ReadonlySet<string>): Promise<void> {
  const keys = await database.getAllKeys(storeName);
  const others = keys.filter((key) => !known.has(String(key)));
  await Promise.all(others.map((key) => database.delete(storeName, key))).catch(() => undefined);
}

function resultsByFile(imports: readonly Import[]): ReadonlyMap<string, readonly TrainedResult[]> {
  const files = new Set(imports.flatMap((each) => each.files));
  return new Map(
    [...files].map((file) => [
      file,
      imports.flatMap((each) => (each.files.includes(file) ? [each.result] : [])),
    ]),
  );
}

type Results = ResultsSlice['results'];

/** A full disk must not disturb the page: the results are on the screen, only the next visit will lack them. */
async function save(database: IDBPDatabase, before: Results, after: Results): Promise<void> {
  const changes = importChanges(before, after);
  if (changes.kept.length + changes.removed.length === 0) return;
  const transaction = database.transaction(storeName, 'readwrite');
  await Promise.all([
    ...changes.kept.map((each) => transaction.store.put(each, each.result.key)),
    ...changes.removed.map((key) => transaction.store.delete(key)),
    transaction.done,
  ]).catch(() => undefined);
}

/** What to write and to delete. A result that was trained here since stays: only its file's removal removes it. */
export function importChanges(
  before: Results,
  after: Results,
): { readonly kept: readonly Import[]; readonly removed: readonly string[] } {
  const kept = Object.entries(after).flatMap(([key, stored]) =>
    stored.files && stored !== before[key] ? [{ result: stored.result, files: [...stored.files] }] : [],
  );
  const removed = Object.keys(before).filter(
    (key) => before[key]?.files && !after[key]?.files && after[key]?.origin !== 'trained-here',
  );
  return { kept, removed };
}
