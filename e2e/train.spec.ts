import { type Browser, expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';

const address = '#/train';

/** MNIST and one epoch of each phase: the shortest run that goes through all of them. */
async function chooseShortRun(page: Page): Promise<void> {
  await page.getByLabel('Images', { exact: true }).selectOption('mnist');
  await page.locator('summary', { hasText: 'Epochs and learning rates' }).click();
  await fill(page, 'FP32 epochs', '1');
  await fill(page, 'Fine-tuning epochs', '1');
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.blur();
}

async function openTraining(page: Page): Promise<void> {
  await page.goto(address);
  await chooseShortRun(page);
}

const panelWith = (page: Page, status: string) =>
  page.locator(`[data-testid=run-panel][data-status=${status}]`);

/** Trains once in a browser profile of its own, so that no checkpoint of another run is at hand. */
async function weightsHashOf(browser: Browser, baseURL: string, seed: number): Promise<string> {
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
  const page = await context.newPage();
  await openTraining(page);
  await fill(page, 'Seeds', String(seed));
  await page.getByTestId('train-start').click();
  await expect(panelWith(page, 'done')).toBeVisible({ timeout: 100_000 });
  const text = await page.getByTestId('result-hash').textContent();
  await context.close();
  return text ?? '';
}

test('a run shows its progress, speaks, and ends with its result', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = pageComplaints(page);
  await openTraining(page);
  await expect(page.getByTestId('run-estimate').first()).toContainText('220 steps');
  await page.getByTestId('train-start').click();
  await expect(page.getByTestId('run-progress-text')).toContainText('epoch 1 of 1');
  await expect(page.getByTestId('run-announcer')).not.toBeEmpty();
  await expect(panelWith(page, 'done')).toBeVisible({ timeout: 100_000 });
  await expect(page.getByTestId('result-accuracy')).toHaveText(/^\d\d\.\d%$/);
  await expect(page.getByTestId('result-disagreements')).toContainText('of 2,000 images');
  await expect(page.getByTestId('run-announcer')).toContainText('finished, test accuracy');
  await expect(page.getByTestId('seed-advice')).toContainText('One run is not a scheme');
  await expect(page.getByTestId('run-more-seeds')).toHaveText('Run 2 more seeds');
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table').first().getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Show on chart' }).click();
  await expect(page.getByTestId('inspect-title')).toHaveText('LSQ W4 A4');
  expect(complaints).toEqual([]);
});

test('cancelling keeps the curve, and training works again', async ({ page }) => {
  test.setTimeout(180_000);
  await openTraining(page);
  await fill(page, 'FP32 epochs', '50');
  await page.getByTestId('train-start').click();
  await expect(page.getByTestId('run-progress-text')).toContainText('epoch 2 of 50', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(panelWith(page, 'paused')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(panelWith(page, 'running')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(panelWith(page, 'cancelled')).toBeVisible();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.getByRole('table').first().getByRole('row').nth(1)).toBeVisible();
  await fill(page, 'FP32 epochs', '1');
  await page.getByTestId('train-start').click();
  await expect(panelWith(page, 'done')).toBeVisible({ timeout: 100_000 });
});

test('equal seeds give equal weights, other seeds others', async ({ browser, baseURL }) => {
  test.setTimeout(300_000);
  const base = baseURL ?? '';
  const first = await weightsHashOf(browser, base, 7);
  expect(await weightsHashOf(browser, base, 7)).toBe(first);
  expect(await weightsHashOf(browser, base, 8)).not.toBe(first);
});

test('a crashed worker fails one run, keeps the points, and a retry succeeds', async ({ page }) => {
  test.setTimeout(300_000);
  await openTraining(page);
  await page.getByTestId('train-start').click();
  await expect(panelWith(page, 'done')).toBeVisible({ timeout: 100_000 });
  await fill(page, 'Seeds', '2');
  await fill(page, 'FP32 epochs', '8');
  await page.getByTestId('train-start').click();
  await expect(page.getByTestId('run-progress-text')).toContainText('epoch 1 of 8', { timeout: 60_000 });
  const worker = page.workers().find((candidate) => candidate.url().includes('training'));
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('crashed by the test');
    }, 0);
  });
  const failedRow = page.locator('[data-testid=job-row][data-status=failed]');
  await expect(failedRow).toHaveCount(1);
  await expect(page.locator('[data-testid=job-row][data-status=done]').first()).toBeVisible();
  await failedRow.click();
  await expect(page.getByTestId('run-failure')).toContainText('crashed by the test');
  await page.getByTestId('run-retry').click();
  await expect(page.locator('[data-testid=job-row][data-status=done]')).toHaveCount(2, { timeout: 150_000 });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the training screen has no serious accessibility violation in ${colorScheme} colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openTraining(page);
    expect(await seriousViolations(page)).toEqual([]);
  });
}

test('a phone shows the training screen without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openTraining(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
