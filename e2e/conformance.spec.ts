import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';

async function openRows(page: Page): Promise<void> {
  await page.goto('#/conformance');
  await expect(page.locator('[data-row]').first()).toBeVisible({ timeout: 60_000 });
}

/** The number that a button of the counts shows. */
async function countOn(page: Page, name: string): Promise<number> {
  const text = await page.getByRole('button', { name }).textContent();
  return Number.parseInt(text ?? '', 10);
}

test('every row stands in the table, missed and missing ones too', async ({ page }) => {
  const complaints = pageComplaints(page);
  await openRows(page);
  const rows = page.locator('[data-row]');
  const total = await rows.count();
  expect(total).toBeGreaterThan(100);
  const verdicts = ['pass', 'miss', 'not-modelled', 'not-judged'];
  const names = [/^\d+ pass/, /^\d+ miss/, /^\d+ not modelled/, /^\d+ not judged/];
  let sum = 0;
  for (const [index, name] of names.entries()) {
    const shown = await page.getByRole('button', { name }).textContent();
    const count = Number.parseInt(shown ?? '', 10);
    expect(await page.locator(`[data-row][data-verdict=${verdicts[index]}]`).count()).toBe(count);
    sum += count;
  }
  expect(sum).toBe(total);
  expect(await countOn(page, 'all rows')).toBe(total);
  expect(complaints).toEqual([]);
});

test('filters and columns choose and order the rows', async ({ page }) => {
  await openRows(page);
  await page.getByRole('button', { name: 'not modelled' }).click();
  await expect(page.locator('[data-row]:not([data-verdict=not-modelled])')).toHaveCount(0);
  await expect(page.locator('[data-row=pragmatic-area]')).toContainText('Pragmatic is not modelled yet');
  await page.getByRole('button', { name: 'all rows' }).click();
  await expect(page.locator('[data-row=eyeriss-latency-conv1]')).toContainText('recalled, sums check');
  await page.getByLabel('Group').selectOption({ label: 'DianNao' });
  await page.getByLabel('Use').selectOption({ label: 'hold-out' });
  await expect(page.locator('[data-row]:not([data-row^=dian-nao])')).toHaveCount(0);
  await page.getByRole('button', { name: 'Error' }).click();
  await expect(page.getByRole('columnheader', { name: 'Error' })).toHaveAttribute('aria-sort', 'descending');
  const rows = page.locator('[data-row]');
  // The largest error first; the peak of 496 operations a cycle is exact.
  await expect(rows.first()).toHaveAttribute('data-verdict', 'miss');
  await expect(page.locator('[data-row=dian-nao-operations]')).toContainText('496');
});

test('sources are links, and the page is reached from the header', async ({ page }) => {
  await page.goto('');
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Conformance' })
    .click();
  await expect(page).toHaveURL(/#\/conformance$/);
  const row = page.locator('[data-row=dian-nao-area]');
  await expect(row).toBeVisible({ timeout: 60_000 });
  await expect(row.getByRole('link')).toHaveAttribute('href', /^https:/);
});

test('rows are cards on a phone, and none is wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openRows(page);
  await expect(page.getByRole('table')).toHaveCount(0);
  const widest = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect().right)),
  );
  expect(widest).toBeLessThanOrEqual(360);
  await page.getByLabel('Sort by').selectOption({ label: 'Result' });
  await expect(page.locator('[data-row]').first()).toHaveAttribute('data-verdict', 'miss');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the rows have no serious accessibility violation in ${colorScheme} colours`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openRows(page);
    expect(await seriousViolations(page)).toEqual([]);
  });
}
