import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';

const points = '[data-testid="pareto-point"]';

async function openExplore(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator(points).first()).toBeVisible();
  await expect(page.getByTestId('design-count')).not.toContainText('waiting');
}

async function numberOfDesigns(page: Page): Promise<number> {
  const text = String(await page.getByTestId('design-count').textContent());
  return Number.parseInt(text, 10);
}

test('the gallery stands on the chart, its front as a line, without a complaint in the console', async ({
  page,
}) => {
  const complaints = pageComplaints(page);
  await openExplore(page);
  expect(await page.locator(points).count()).toBeGreaterThanOrEqual(60);
  await expect(page.getByTestId('pareto-front')).toHaveAttribute('d', /^M/);
  await expect(page.locator('h1')).toContainText('the energy of');
  expect(complaints).toEqual([]);
});

test('nothing of tfjs is loaded before a training, and no request leaves the page’s own server', async ({
  page,
  baseURL,
}) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await openExplore(page);
  expect(requested.filter((url) => /tfjs|training\.worker|\.wasm$/.test(url))).toEqual([]);
  expect(requested.filter((url) => !url.startsWith(String(baseURL)) && !url.startsWith('blob:'))).toEqual([]);
});

test('the chart’s description counts the designs and the front that are drawn', async ({ page }) => {
  await openExplore(page);
  const chart = page.locator('svg[role="group"]');
  await expect(chart).toHaveAttribute('aria-label', /Test accuracy against/);
  const description = await chart.locator('desc').textContent();
  const drawn = await page.locator(points).count();
  expect(description).toContain(`${drawn} designs`);
  const onFront = await page.locator(`${points}[aria-label$="on the front"]`).count();
  expect(description).toContain(`${onFront} of them`);
});

test('hiding a scheme removes its points and says so', async ({ page }) => {
  await openExplore(page);
  const before = await numberOfDesigns(page);
  await page.getByRole('checkbox', { name: /LSQ\+/ }).uncheck();
  await expect.poll(() => numberOfDesigns(page)).toBeLessThan(before);
  await expect(page.locator(`${points}[aria-label^="LSQ+"]`)).toHaveCount(0);
  await page.getByRole('checkbox', { name: /LSQ\+/ }).check();
  await expect.poll(() => numberOfDesigns(page)).toBe(before);
});

test('the chart is one tab stop; arrows, F, Enter, P and Escape work on its points', async ({ page }) => {
  await openExplore(page);
  const stops = page.locator(`${points}[tabindex="0"]`);
  await expect(stops).toHaveCount(1);
  await stops.focus();
  const start = await page.locator(':focus').getAttribute('data-point-id');
  await page.keyboard.press('ArrowLeft');
  const moved = await page.locator(':focus').getAttribute('data-point-id');
  expect(moved).not.toBe(start);
  await expect(page.getByTestId('chart-live')).toContainText(/accuracy .*%, energy .*J per inference/);
  await page.keyboard.press('f');
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /on the front$/);
  const inspected = await page.locator(':focus').getAttribute('data-point-id');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Unpin all' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator(`[data-point-id="${inspected}"]`)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator(`${points}[aria-pressed="true"]`)).toHaveCount(0);
  await expect(page.locator(':focus')).toHaveAttribute('data-point-id', String(inspected));
});

test('the table sorts, and a hovered row lights up exactly one row', async ({ page }) => {
  await openExplore(page);
  const designs = await page.locator(points).count();
  await page.keyboard.press('t');
  const rows = page.locator('tbody tr[data-point-id]');
  await expect(rows).toHaveCount(designs);
  const accuracy = page.getByRole('columnheader', { name: 'Test accuracy' }).first();
  await accuracy.getByRole('button').click();
  await expect(accuracy).toHaveAttribute('aria-sort', 'ascending');
  const shown = await rows.locator('td:nth-of-type(3)').allInnerTexts();
  const values = shown.map((text) => Number.parseFloat(text));
  expect(values).toEqual([...values].sort((left, right) => left - right));
  await rows.nth(2).hover();
  await expect(page.locator('tr[data-highlighted]')).toHaveCount(1);
});

test('hovering a comparison row lights up its point on the chart', async ({ page }) => {
  await openExplore(page);
  const row = page
    .getByTestId('iso-row')
    .filter({ has: page.getByRole('button') })
    .first();
  await row.hover();
  await expect(page.locator(`${points}[data-highlighted]`)).toHaveCount(1);
});

test('a hardware control costs every design again without touching its accuracy', async ({ page }) => {
  await openExplore(page);
  const labelled = page.locator(`${points}[aria-label^="LSQ+"]`).first();
  const id = await labelled.getAttribute('data-point-id');
  const point = page.locator(`[data-point-id="${id}"]`);
  const before = String(await point.getAttribute('aria-label'));
  await page.getByText('Dequantize in every lane').click();
  await expect(point).not.toHaveAttribute('aria-label', before);
  const after = String(await point.getAttribute('aria-label'));
  expect(after.match(/[\d.]+%/)?.[0]).toBe(before.match(/[\d.]+%/)?.[0]);
});

test('the fields of the machine unfold, and the last of several choices decides the costs', async ({
  page,
}) => {
  await openExplore(page);
  const id = await page.locator(points).first().getAttribute('data-point-id');
  const point = page.locator(`[data-point-id="${id}"]`);
  const before = String(await point.getAttribute('aria-label'));
  const memory = page.getByRole('combobox', { name: 'Main memory' });
  await expect(memory).toHaveCount(0);
  await page.locator('summary', { hasText: 'Machine and figures' }).click();
  const chosen = await memory.inputValue();
  await memory.selectOption('none');
  await expect(point).not.toHaveAttribute('aria-label', before);
  await memory.selectOption(chosen);
  await memory.selectOption('none');
  await memory.selectOption(chosen);
  await expect(point).toHaveAttribute('aria-label', before);
});

test('a shared link opens the same view, and pinned results arrive as claims', async ({ page, context }) => {
  await openExplore(page);
  await page.getByText('Offset in every lane').click();
  await page.getByRole('checkbox', { name: /^Fixed point \d/ }).uncheck();
  await page.getByLabel('Log axis').uncheck();
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByTestId('share-link').inputValue();
  expect(link).toContain('#/explore?v=1&');
  await expect(page.getByText(/as claimed until they recompute/)).toBeVisible();
  const other = await context.newPage();
  await openExplore(other, link.slice(link.indexOf('#')));
  await expect(other.getByRole('radio', { name: /Offset in every lane/ })).toBeChecked();
  await expect(other.getByRole('checkbox', { name: /^Fixed point \d/ })).not.toBeChecked();
  await expect(other.getByLabel('Log axis')).not.toBeChecked();
  await page.keyboard.press('Escape');
  const idsOf = (view: Page) =>
    view
      .locator(points)
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-point-id')).sort());
  expect(await idsOf(other)).toEqual(await idsOf(page));
});

test('a link with mistakes opens with a list of repairs that can be dismissed', async ({ page }) => {
  await openExplore(page, '#/explore?v=1&nonsense=1&bits-range=2,999&scheme=lsqq');
  const notices = page.getByTestId('notices');
  await expect(notices.getByRole('listitem').first()).toBeVisible();
  await notices.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(notices).toHaveCount(0);
});

test('the phone layout reaches everything and never scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openExplore(page);
  for (const tab of ['Design', 'Inspect', 'Train', 'Explore']) {
    await page.getByRole('navigation').getByRole('button', { name: tab }).click();
    await page.waitForLoadState('networkidle');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, tab).toBeLessThanOrEqual(0);
  }
});

test('zooming keeps the selection, and 0 shows everything again', async ({ page }) => {
  await openExplore(page);
  const all = await page.locator(points).count();
  const stop = page.locator(`${points}[tabindex="0"]`);
  await stop.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect.poll(() => page.locator(points).count()).toBeLessThan(all);
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  await expect(page.locator(points)).toHaveCount(all);
});

test('the chart is saved as an SVG of its own, the table as CSV with units', async ({ page }) => {
  await openExplore(page);
  const designs = await numberOfDesigns(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const [chart] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Chart as SVG' }).click(),
  ]);
  const svg = await readFile(await chart.path(), 'utf8');
  const parsed = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { errors: file.querySelectorAll('parsererror').length, text: file.documentElement.textContent };
  }, svg);
  expect(parsed.errors).toBe(0);
  for (const label of ['Test accuracy', 'Inferences per joule', 'LSQ+', 'Fixed point']) {
    expect(parsed.text).toContain(label);
  }
  expect(svg).not.toMatch(/href=|var\(--/);
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Table as CSV' }).click(),
  ]);
  const lines = (await readFile(await table.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('energy_pJ_per_inference');
  expect(lines).toHaveLength(designs + 1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no serious violation in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openExplore(page);
    await page.locator(`${points}[tabindex="0"]`).focus();
    await page.keyboard.press('Enter');
    expect(await seriousViolations(page)).toEqual([]);
  });
}
