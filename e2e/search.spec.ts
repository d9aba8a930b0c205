import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';

const tiny = [
  'part=search',
  'search-dataset=mnist',
  'search-bits=2,4',
  'search-seeds=1,2',
  'search-epochs=1',
  'search-float-epochs=1',
  'search-population=8',
  'search-generations=3',
  'search-survivors=2',
].join('&');

async function searchTiny(page: Page): Promise<void> {
  await page.goto(`#/experiments?${tiny}`);
  await page.getByTestId('search-start').click();
  await expect(page.getByTestId('search-summary')).toBeVisible({ timeout: 60_000 });
}

test('widths are searched, the survivors trained, and the front is shown before and after', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const complaints = pageComplaints(page);
  await page.goto(`#/experiments?${tiny}`);
  const effort = page.getByTestId('search-effort');
  // 8 designs in 4 populations; 2 uniform designs and 2 survivors with 2 seeds each.
  await expect(effort).toHaveAttribute('data-designs', '32');
  await expect(effort).toHaveAttribute('data-trainings', '8');
  await page.getByTestId('search-start').click();
  await expect(page.getByTestId('search-summary')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByTestId('search-survivor')).toHaveCount(2);
  const trainings = page.getByTestId('search-trainings');
  const open = Number(await trainings.getAttribute('data-open'));
  expect(open).toBeGreaterThan(0);
  expect(open).toBe(Number(await trainings.getAttribute('data-runs')));
  await page.getByTestId('search-train').click();
  await expect(page.getByTestId('search-train')).toBeHidden();
  // The sentence over both seeds comes when every design has both.
  await expect(page.getByTestId('search-gain')).toHaveAttribute('data-gain', /^(gain|loss|noise)$/, {
    timeout: 120_000,
  });
  await expect(page.locator('[data-front="before"]')).toHaveCount(1);
  await expect(page.locator('[data-front="after"]')).toHaveCount(2);
  await expect(page.getByTestId('search-design').first()).toContainText('(2 seeds)');
  expect(await seriousViolations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('other choices mark the search that is shown as old, and too few widths are refused with the remedy', async ({
  page,
}) => {
  await searchTiny(page);
  const bits = page.getByRole('group', { name: 'Bits to choose from' });
  await bits.getByRole('checkbox', { name: '8', exact: true }).check();
  await expect(page.getByTestId('search-outdated')).toBeVisible();
  await expect(page).toHaveURL(/search-bits=2,4,8/);
  for (const width of ['2', '4']) await bits.getByRole('checkbox', { name: width, exact: true }).uncheck();
  await expect(page.getByTestId('search-too-few')).toContainText('Choose at least two bit widths. LSQ');
  await expect(page.getByTestId('search-start')).toBeDisabled();
});

test('a search can be cancelled and begun again', async ({ page }) => {
  await page.goto(`#/experiments?${tiny}&search-float-epochs=50`);
  await page.getByTestId('search-start').click();
  await page.getByTestId('search-cancel').click();
  await expect(page.getByText('The search was cancelled.')).toBeVisible();
  await expect(page.getByTestId('search-start')).toBeEnabled();
});
