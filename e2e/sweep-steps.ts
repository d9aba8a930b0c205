import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

export function queueProgress(page: Page): Locator {
  return page.getByTestId('queue-progress');
}

/** Key and weights of every result that the browser keeps. */
export async function keptHashes(page: Page): Promise<Record<string, unknown>> {
  const results = await page.evaluate(
    () =>
      new Promise<readonly Record<string, unknown>[]>((resolve, reject) => {
        const opening = indexedDB.open('bitfrontier-results');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('results').objectStore('results').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
  );
  return Object.fromEntries(results.map(({ key, weightsHash }) => [String(key), weightsHash]));
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
