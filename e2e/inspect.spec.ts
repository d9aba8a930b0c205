import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Opens the first design that the keyboard reaches on the chart, by keyboard alone. */
async function openFirstPoint(page: Page, link = ''): Promise<string> {
  await page.goto(link);
  const point = page.locator('[data-testid=pareto-point][tabindex="0"]');
  await expect(point).toBeVisible();
  // Costs may still arrive and move the tab stop.
  await expect(page.getByTestId('gallery-status')).not.toContainText('Computing');
  await page.keyboard.press('Tab');
  await point.focus();
  const id = await point.getAttribute('data-point-id');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('inspect-title')).toBeVisible();
  return id ?? '';
}

async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

test('Enter opens a design, Escape returns to its point', async ({ page }) => {
  const id = await openFirstPoint(page);
  await expect(page.getByTestId('inspect-title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('inspect-empty')).toBeVisible();
  await expect(page.locator(`[data-point-id="${id}"]`)).toBeFocused();
});

test('the tabs show energy, weights, layers, formulas and sources', async ({ page }) => {
  await openFirstPoint(page);
  await expect(page.getByTestId('stacked-bar')).toHaveAccessibleName(/.+/);
  await expect(page.getByTestId('stacked-bar')).toHaveAccessibleDescription(/% of the energy/);
  await openTab(page, 'Weights');
  await expect(page.getByTestId('no-weights')).toContainText('without its weights');
  await openTab(page, 'Layers');
  await expect(page.getByTestId('layers-table').getByRole('row')).toHaveCount(4);
  await openTab(page, 'Formula');
  await expect(page.getByRole('math').first()).toHaveAccessibleName(
    /rounded half up and clipped|the code that stands for/,
  );
});

test('shares of the energy add up to the whole', async ({ page }) => {
  await openFirstPoint(page);
  const table = page.getByTestId('inspect').getByRole('table').first();
  const shares = await table.locator('tbody tr td:last-child span span').allInnerTexts();
  const sum = shares.reduce((total, text) => total + Number.parseFloat(text), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(0.6);
});

test('every constant of a table names a source that is listed with a link', async ({ page }) => {
  await openFirstPoint(page, '#/explore?source=horowitz');
  await openTab(page, 'Sources');
  const listed = page.getByTestId('reference-list').locator('li');
  await expect(listed.first()).toBeVisible();
  await expect(page.getByTestId('reference-list').getByRole('link')).toHaveCount(await listed.count());
  const texts = (await listed.allInnerTexts()).join('\n');
  const citations = await page
    .getByTestId('source-constants')
    .locator('tbody tr td:last-child span')
    .allInnerTexts();
  expect(citations.length).toBeGreaterThan(10);
  for (const citation of citations) {
    const [, name, year] = /^(.+) (\d{4})$/.exec(citation) ?? [];
    expect(texts).toContain(name);
    expect(texts).toContain(year);
  }
});

test('the gates show the published units that their factor is fitted to, and what it leaves', async ({
  page,
}) => {
  await openFirstPoint(page);
  await openTab(page, 'Sources');
  const rows = page.getByTestId('energy-scale').locator('tbody tr');
  await expect(rows).toHaveCount(4);
  for (const row of await rows.all()) await expect(row).toContainText(/pJ.*pJ.*%/);
  await expect(
    page
      .getByTestId('reference-list')
      .getByRole('link', { name: /energy problem/ })
      .first(),
  ).toBeVisible();
});

test('the command line of a design is copied', async ({ page }) => {
  await openFirstPoint(page);
  await page.getByTestId('copy-command').click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^npm run -s bitfrontier -- explore --dataset fashion-mnist --network tiny-cnn /);
});

test('a copied link opens the same design, claimed where nothing is known of it', async ({
  page,
  context,
}) => {
  await openFirstPoint(page);
  const title = await page.getByTestId('inspect-title').textContent();
  const accuracy = await page.getByTestId('inspect-accuracy').textContent();
  await page.getByTestId('copy-point-link').click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const receiver = await context.newPage();
  await receiver.route('**/gallery.json', (route) => route.fulfill({ status: 404 }));
  await receiver.goto(link);
  await expect(receiver.getByTestId('inspect-title')).toHaveText(title ?? '');
  await expect(receiver.getByTestId('inspect-accuracy')).toHaveText(accuracy ?? '');
  await expect(receiver.getByTestId('claim-panel')).toContainText('Nothing of it was computed here');
  await receiver.getByTestId('verify-claim').click();
  await expect(receiver.getByTestId('verify-claim')).toBeDisabled();
});

test('training a gallery design here asks for its runs', async ({ page }) => {
  await openFirstPoint(page);
  await openTab(page, 'Weights');
  await page.getByTestId('train-it-here').click();
  await expect(page.getByTestId('train-it-here')).toBeDisabled();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an opened design has no serious accessibility violation in ${colorScheme} colours`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openFirstPoint(page);
    for (const tab of ['Energy', 'Weights', 'Layers', 'Formula', 'Sources']) {
      await openTab(page, tab);
      expect(await seriousViolations(page, '[data-testid=inspect]'), tab).toEqual([]);
    }
  });
}
