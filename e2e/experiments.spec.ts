import { expect, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';
import {
  commandLineHashes,
  downloadedPlan,
  endTrainingWorker,
  keptHashes,
  queueProgress as progress,
} from './sweep-steps';

/** Two schemes and two seeds on MNIST, one epoch of each phase: four short trainings from two FP32 networks. */
const address =
  '#/experiments?v=1&try-datasets=mnist&try-schemes=fixed-point,lsq&try-bits=4&try-seeds=1,2&try-control=false&try-epochs=1&try-float-epochs=1';

test('a sweep survives a reload and a killed worker, and ends with the hashes of the command line', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const complaints = pageComplaints(page);
  // Long enough that runs are left when the page is reloaded.
  await page.goto(address.replace('try-epochs=1', 'try-epochs=4'));
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '4');
  const plan = await downloadedPlan(page);
  await page.getByTestId('sweep-start').click();
  await expect(progress(page)).toHaveAttribute('data-done', /^[1-3]$/, { timeout: 120_000 });
  expect(complaints).toEqual([]);

  await page.reload();
  await expect(page.getByTestId('notices')).toContainText('The sweep of your last visit goes on');
  await expect(page.locator('[data-testid=job-row][data-status=running]').first()).toBeVisible({
    timeout: 60_000,
  });
  await endTrainingWorker(page);

  await expect(page.locator('[data-testid=job-row]:not([data-status=done])')).toHaveCount(0, {
    timeout: 200_000,
  });
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '0');
  await expect(page.getByTestId('sweep-row')).toHaveCount(2);
  expect(await keptHashes(page)).toEqual(commandLineHashes(plan));
});

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

test('a second tab says what the first works on, and goes on when that closes', async ({ page, context }) => {
  test.setTimeout(240_000);
  // Long enough that the queue is held before the next run ends.
  const longer = address.replace('try-epochs=1', 'try-epochs=10');
  await page.goto(longer);
  await page.getByLabel('Trainings at the same time').selectOption('1');
  await page.getByTestId('sweep-start').click();
  await expect(progress(page)).toHaveAttribute('data-total', '4');
  await page.getByTestId('hold-queue').click();
  const second = await context.newPage();
  await second.goto(longer);
  await expect(second.getByTestId('other-tab')).toContainText('0 of 4 runs finished');
  await expect(second.getByTestId('job-row')).toHaveCount(0);
  await page.getByTestId('hold-queue').click();
  await expect(second.getByTestId('other-tab')).toContainText(/[1-4] of 4 runs finished/, {
    timeout: 120_000,
  });
  await page.getByTestId('hold-queue').click();

  // Right after the click. The reloaded tab is the one that waits now.
  await page.reload();
  await expect(second.getByTestId('notices')).toContainText('The sweep of your last visit goes on');
  const left = await second.getByTestId('job-row').count();
  expect(left).toBeLessThanOrEqual(3);
  await expect(page.getByTestId('other-tab')).toContainText(`0 of ${left} runs finished`);
  await expect(second.getByTestId('other-tab')).toHaveCount(0);
  await second.close();
  await expect(page.getByTestId('notices')).toContainText(`Runs left: ${left}.`);
  await expect(page.getByTestId('job-row')).toHaveCount(left);
  await expect(page.getByTestId('sweep-row').first()).toBeVisible();
});

test('one saved result that cannot be read costs no other', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(address);
  await page.getByTestId('sweep-start').click();
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '0');
  await expect(page.locator('[data-testid=job-row][data-status=done]')).toHaveCount(4, { timeout: 150_000 });
  await expect.poll(async () => Object.keys(await keptHashes(page)).length).toBe(4);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('bitfrontier-results');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('results', 'readwrite');
          const store = transaction.objectStore('results');
          const keys = store.getAllKeys();
          keys.onsuccess = () => store.put({ key: 'damaged' }, keys.result[0]);
          transaction.oncomplete = () => resolve();
        };
      }),
  );
  await page.reload();
  await expect(page.getByTestId('notices')).toContainText('Saved results that could not be read: 1 of 4');
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '1');
  expect(Object.keys(await keptHashes(page))).toHaveLength(4);
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

test('a sweep of more trainings than the page takes says what to do', async ({ page }) => {
  await page.goto(
    '#/experiments?v=1&try-datasets=fashion-mnist,mnist&try-networks=tiny-cnn,lenet-5,resnet-8,ds-cnn&try-schemes=fixed-point,lsq,lsq-plus,pact,dsq&try-bits=2,3,4,5,6,7,8&try-seeds=1,2,3,4,5,6,7,8&try-control=false',
  );
  // 2 data sets x 4 networks x 8 seeds x 33: 5 schemes at 7 widths, less those that one of them lacks.
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-runs', '2112');
  await expect(page.getByTestId('sweep-too-many')).toContainText('at most 2,000');
  await expect(page.getByTestId('sweep-start')).toBeDisabled();
  await page.getByLabel('Seeds', { exact: true }).fill('1, 2, 3');
  await expect(page.getByTestId('sweep-too-many')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the experiments have no serious accessibility violation in ${colorScheme} colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('#/experiments');
    await expect(page.getByTestId('sweep-row').first()).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
  });
}

test('a phone shows the experiments without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('#/experiments');
  await expect(page.getByTestId('sweep-results')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
