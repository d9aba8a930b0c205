import { expect, test } from '@playwright/test';
import { openShortRun, runPanel } from './short-run';

const points = '[data-testid="pareto-point"]';

test('a training worker that dies without a word fails its run; points stay and a retry succeeds', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await openShortRun(page);
  await page.getByTestId('train-start').click();
  await expect(page.getByTestId('run-progress-text')).toContainText('epoch 1 of 1', { timeout: 60_000 });
  const worker = page.workers().find((candidate) => candidate.url().includes('training'));
  const closed = new Promise((resolve) => worker?.once('close', resolve));
  // As after running out of memory: no error event tells the page.
  void worker?.evaluate(() => self.close()).catch(() => undefined);
  await closed;
  await expect(runPanel(page, 'failed')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('run-failure')).toContainText('background worker stopped');
  await expect(page.getByRole('alert')).toBeVisible();

  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  await page.getByLabel('Images', { exact: true }).selectOption('fashion-mnist');
  await expect.poll(() => page.locator(points).count()).toBeGreaterThanOrEqual(60);
  await page.getByRole('button', { name: 'Train', exact: true }).click();

  await page.getByTestId('run-retry').click();
  await expect(runPanel(page, 'done')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId('result-accuracy')).toHaveText(/^\d\d\.\d%$/);
});
