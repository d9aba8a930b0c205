import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

export function queueProgress(page: Page): Locator {
  return page.getByTestId('queue-progress');
}

/** Everything that the browser keeps in one store of the page's work. */
function keptRecords(page: Page, store: 'results' | 'queue'): Promise<readonly Record<string, unknown>[]> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('bitfrontier-results');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
    store,
  );
}

/** Key and weights of every result that the browser keeps. */
export async function keptHashes(page: Page): Promise<Record<string, unknown>> {
  const results = await keptRecords(page, 'results');
  return Object.fromEntries(results.map(({ key, weightsHash }) => [String(key), weightsHash]));
}

export async function isQueueSavedAsHeld(page: Page): Promise<boolean> {
  const [queue] = await keptRecords(page, 'queue');
  return queue?.isHeld === true;
}

/** The same of the command line, from the plan that the page offers. */
export function commandLineHashes(plan: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'bitfrontier-sweep-'));
  const [planFile, out] = [join(folder, 'plan.json'), join(folder, 'results.jsonl')];
  writeFileSync(planFile, plan);
  execFileSync('npm', ['run', '-s', 'bitfrontier', '--', 'explore', '--plan', planFile, '--out', out], {
    stdio: 'ignore',
  });
  const results = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  rmSync(folder, { recursive: true });
  return Object.fromEntries(results.map(({ key, weightsHash }) => [key, weightsHash]));
}

export async function downloadedPlan(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as a plan' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** Ends a worker that trains without a word, as after running out of memory. */
export async function endTrainingWorker(page: Page): Promise<void> {
  const workers = () => page.workers().filter((worker) => worker.url().includes('training'));
  await expect.poll(() => workers().length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [worker] = workers();
  const closed = new Promise((resolve) => worker?.once('close', resolve));
  void worker?.evaluate(() => self.close()).catch(() => undefined);
  await closed;
}
