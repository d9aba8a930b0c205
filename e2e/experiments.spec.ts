import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { pageComplaints } from './page-complaints';

/** Two schemes and two seeds on MNIST, one epoch of each phase: four short trainings from two FP32 networks. */
const address =
  '#/experiments?v=1&try-datasets=mnist&try-schemes=fixed-point,lsq&try-bits=4&try-seeds=1,2&try-control=false&try-epochs=1&try-float-epochs=1';

const progress = (page: Page) => page.getByTestId('queue-progress');

/** Key and weights of every result that the browser keeps. */
function keptHashes(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('bitfrontier-results');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('results').objectStore('results').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () =>
            resolve(Object.fromEntries(reading.result.map(({ key, weightsHash }) => [key, weightsHash])));
        };
      }),
  );
}

/** The same of the command line, from the plan that the page offers. */
function commandLineHashes(plan: string): Record<string, string> {
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

async function downloadedPlan(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as a plan' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test('a sweep survives a reload and a killed worker, and ends with the hashes of the command line', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const complaints = pageComplaints(page);
  await page.goto(address);
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '4');
  const plan = await downloadedPlan(page);
  await page.getByTestId('sweep-start').click();
  await expect(progress(page)).toHaveAttribute('data-done', '1', { timeout: 120_000 });
  expect(complaints).toEqual([]);

  await page.reload();
  await expect(page.getByTestId('notices')).toContainText('The sweep of your last visit goes on');
  await expect(page.locator('[data-testid=job-row][data-status=running]').first()).toBeVisible({
    timeout: 60_000,
  });
  await expect.poll(() => trainingWorkers(page).length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [worker] = trainingWorkers(page);
  const closed = new Promise((resolve) => worker?.once('close', resolve));
  void worker?.evaluate(() => self.close()).catch(() => undefined);
  await closed;

  await expect(page.locator('[data-testid=job-row]:not([data-status=done])')).toHaveCount(0, {
    timeout: 200_000,
  });
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '0');
  await expect(page.getByTestId('sweep-row')).toHaveCount(2);
  expect(await keptHashes(page)).toEqual(commandLineHashes(plan));
});

const trainingWorkers = (page: Page) => page.workers().filter((worker) => worker.url().includes('training'));

test('trainings and time are known before the start, and the queue is paused, reordered and cancelled', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(address);
  await expect(page.getByTestId('sweep-estimate')).toContainText('steps');
  await page.getByTestId('measure-speed').click();
  await expect(page.getByTestId('sweep-estimate')).toContainText('about', { timeout: 60_000 });
  await page.getByLabel('Trainings at the same time').selectOption('1');
  await page.getByTestId('sweep-start').click();
  const rows = page.getByTestId('job-row');
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toHaveAttribute('data-status', 'running');
  await page.getByTestId('hold-queue').click();
  await expect(rows.first()).toHaveAttribute('data-status', 'paused');
  const last = await rows.last().textContent();
  await rows.last().click();
  await page.getByTestId('run-next').click();
  await expect(rows.nth(1)).toHaveText(last ?? '');
  await page.getByRole('button', { name: 'Cancel what waits (3)' }).click();
  await expect(page.locator('[data-testid=job-row][data-status=cancelled]')).toHaveCount(3);
  await page.reload();
  await expect(page.getByTestId('notices')).toContainText('Runs left: 1.');
  await expect(page.getByTestId('hold-queue')).toHaveText('Go on');
});

test('the gallery answers a sweep at once, with verdicts and energies', async ({ page }) => {
  const complaints = pageComplaints(page);
  await page.goto('#/experiments');
  await expect(page.getByTestId('sweep-row')).toHaveCount(10);
  await expect(page.getByTestId('sweep-start')).toBeDisabled();
  await page.getByLabel('Compared with').selectOption('lsq');
  const row = page.getByTestId('sweep-row').filter({ hasText: 'LSQ+ W2 A2' });
  await expect(row).toContainText(/points|no difference that these runs can show/);
  await expect(row).toContainText('nJ');
  await page.getByLabel('Train again what the gallery knows').check();
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '30');
  expect(complaints).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the experiments have no serious accessibility violation in ${colorScheme} colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('#/experiments');
    await expect(page.getByTestId('sweep-row').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}

test('a phone shows the experiments without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('#/experiments');
  await expect(page.getByTestId('sweep-results')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
