import { expect, type Locator, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';
import { openShortRun, runPanel } from './short-run';

const points = '[data-testid="pareto-point"]';
const shortRun = 'v=1&dataset=mnist&float-epochs=1&tune-epochs=1';

const widthChoice = (page: Page, name: 'Bits of weights' | 'Bits of activations'): Locator =>
  page.getByRole('radiogroup', { name }).getByRole('radio');
const chooseWidthMode = (page: Page, mode: string): Promise<void> =>
  page.getByRole('radiogroup', { name: 'Widths', exact: true }).getByText(mode, { exact: true }).click();
const repairs = (page: Page): Locator => page.getByTestId('notices').getByRole('listitem');
const pointsOf = (page: Page, scheme: string): Locator =>
  page.locator(`${points}[aria-label^="${scheme} W"]`);

async function openExplore(page: Page): Promise<void> {
  await page.goto('');
  await expect(page.locator(points).first()).toBeVisible();
  await expect(page.getByTestId('design-count')).not.toContainText('waiting');
}

async function expectBinaryWidths(page: Page): Promise<void> {
  for (const name of ['Bits of weights', 'Bits of activations'] as const) {
    await expect(widthChoice(page, name)).toHaveCount(1);
    await expect(widthChoice(page, name)).toBeChecked();
    await expect(widthChoice(page, name)).toHaveAttribute('value', '1');
  }
}

async function expectAccessible(page: Page, part: string): Promise<void> {
  expect(await seriousViolations(page), part).toEqual([]);
}

/** Bits of weights and activations, layer by layer, as the form shows them. */
function shownWidths(page: Page): Promise<readonly (readonly string[])[]> {
  return page
    .getByTestId('layer-widths')
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td')].map(
          (cell) => cell.querySelector('select')?.value ?? cell.textContent ?? '',
        ),
      ),
    );
}

test('a binary network keeps batch normalization, trains in the page and comes on the chart', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const complaints = pageComplaints(page);
  await openShortRun(page);
  await page.getByLabel('Scheme', { exact: true }).selectOption('bnn');
  await expect(page.getByLabel('Batch normalization', { exact: true })).toHaveValue('kept');
  await expectBinaryWidths(page);
  await page.getByTestId('train-start').click();
  await expect(runPanel(page, 'done')).toBeVisible({ timeout: 180_000 });
  await expect(page.getByTestId('result-disagreements')).toContainText('disagrees on 0 of');
  await page.getByRole('button', { name: 'Show on chart' }).click();
  await expect(page.getByTestId('inspect-title')).toHaveText('BNN W1 A1');
  await expect(page.locator(`${points}[aria-pressed="true"]`)).toHaveAttribute('aria-label', /^BNN W1 A1/);
  expect(complaints).toEqual([]);
});

test('widths that an allocator chose fill the form and travel in the link', async ({ page, context }) => {
  test.setTimeout(300_000);
  const complaints = pageComplaints(page);
  await openShortRun(page);
  await chooseWidthMode(page, 'Allocate');
  await page.getByLabel('Allocator', { exact: true }).selectOption('hawq');
  await page.getByTestId('allocate').click();
  await expect(page.getByTestId('allocation-status')).toHaveAttribute('data-status', 'done', {
    timeout: 240_000,
  });
  await page.locator('summary', { hasText: 'Sensitivity behind the choice' }).click();
  const sensitivity = page.getByTestId('sensitivity');
  await expect(sensitivity.getByRole('columnheader', { name: 'Added loss' })).toBeVisible();
  // Weights of 3 layers and activations of 2, in 7 widths each, and a line of curvature per layer.
  await expect(sensitivity.locator('tbody tr')).toHaveCount(38);
  await expectAccessible(page, 'the outcome');
  const chosen = await page.getByTestId('allocated-widths').locator('tbody tr').allInnerTexts();
  await page.getByTestId('use-widths').click();
  const shown = await shownWidths(page);
  expect(shown.map(([weights]) => weights)).toEqual(chosen.map((row) => row.split(/\s+/)[1]));
  expect(shown.slice(1).map(([, inputs]) => inputs)).toEqual(
    chosen.slice(1).map((row) => row.split(/\s+/)[2]),
  );
  await expect.poll(() => page.url()).toContain('layer-bits=');
  const receiver = await context.newPage();
  await receiver.goto(page.url());
  await expect(receiver.getByTestId('layer-widths')).toBeVisible();
  expect(await shownWidths(receiver)).toEqual(shown);
  await expect(receiver.getByTestId('notices')).toHaveCount(0);
  expect(receiver.url()).toBe(page.url());
  expect(complaints).toEqual([]);
});

const repairedLinks = [
  {
    name: 'widths that are none',
    hash: '#/train?v=1&layer-bits=wide',
    says: ['layer-bits must look like 8x8,4x4,2x2'],
  },
  {
    name: 'widths for too few layers',
    hash: '#/train?v=1&layer-bits=8x8,4x4',
    says: ['layer-bits gives widths for 2 layers, but Tiny CNN has 3'],
  },
  {
    name: 'widths that the scheme lacks',
    hash: '#/train?v=1&scheme=bnn&network.batchNorm=kept&layer-bits=4x1,1x1,1x1',
    says: ['BNN codes weights in 1 bits, not in 4'],
  },
  {
    name: 'a binary scheme without batch normalization',
    hash: '#/train?v=1&scheme=bnn',
    says: ['BNN needs batch normalization, so Tiny CNN keeps it.'],
  },
] as const;

for (const { name, hash, says } of repairedLinks) {
  test(`a link with ${name} opens the form and says what was repaired`, async ({ page }) => {
    const complaints = pageComplaints(page);
    await page.goto(hash);
    await expect(page.getByTestId('train-start')).toBeEnabled();
    await expect(repairs(page)).toHaveCount(says.length);
    for (const [index, text] of says.entries()) await expect(repairs(page).nth(index)).toContainText(text);
    await expect(page.getByTestId('layer-widths')).toHaveCount(0);
    if (hash.includes('bnn')) {
      await expect(page.getByLabel('Batch normalization', { exact: true })).toHaveValue('kept');
      await expectBinaryWidths(page);
    }
    expect(complaints).toEqual([]);
  });
}

test('a width out of range in one layer is brought into it, and the others stay', async ({ page }) => {
  await page.goto('#/train?v=1&layer-bits=8x8,99x3,2x5');
  await expect(repairs(page)).toHaveCount(1);
  await expect(repairs(page)).toContainText('not in 99');
  await expect(page.getByTestId('layer-widths')).toBeVisible();
  expect(await shownWidths(page)).toEqual([
    ['8', '8, the image'],
    ['8', '3'],
    ['2', '5'],
  ]);
});

const binarySchemes = ['BNN', 'XNOR-Net', 'ReBNet', 'E2BNet', 'TOT-Net'];

test('every scheme has designs in the gallery', async ({ page }) => {
  await openExplore(page);
  const filter = page.getByRole('group', { name: 'Quantization schemes' });
  const lines = await filter.locator('label[title]').allInnerTexts();
  expect(lines.length).toBeGreaterThanOrEqual(24);
  for (const line of lines) expect(Number(line.split('\n').at(-1)), line).toBeGreaterThan(0);
});

test('the switch of a family hides all its schemes and shows them again', async ({ page }) => {
  await openExplore(page);
  const drawn = await page.locator(points).count();
  const family = page.getByRole('checkbox', { name: 'Binary and ternary', exact: true });
  const bnn = page.getByRole('checkbox', { name: /^BNN/ });
  for (const scheme of binarySchemes) await expect(pointsOf(page, scheme).first()).toBeAttached();
  await family.uncheck();
  for (const scheme of binarySchemes) await expect(pointsOf(page, scheme)).toHaveCount(0);
  await expect(bnn).not.toBeChecked();
  await expect(pointsOf(page, 'LSQ').first()).toBeAttached();
  await bnn.check();
  await expect(pointsOf(page, 'BNN').first()).toBeAttached();
  await expect(pointsOf(page, 'XNOR-Net')).toHaveCount(0);
  expect(await family.evaluate((box) => box instanceof HTMLInputElement && box.indeterminate)).toBe(true);
  await family.check();
  await expect(page.locator(points)).toHaveCount(drawn);
});

const inspected = [
  { scheme: 'BNN', codes: /The code is a sign/, published: true },
  { scheme: 'XNOR-Net', codes: /The code is a sign/, published: true },
  { scheme: 'ReBNet', codes: /A code is a (sign: a product|sum of \d signs)/, published: true },
  { scheme: 'TOT-Net', codes: null, published: false },
  {
    scheme: 'Ristretto, multiplier-free',
    codes: /plus or minus a power of two, 2\^0 to 2\^7/,
    published: false,
  },
  {
    scheme: 'Ristretto minifloat',
    codes: /small floating-point numbers: sign, \d bits of exponent/,
    published: false,
  },
  { scheme: 'APoT', codes: /Codes are (zero and|sums of at most \d) powers of two/, published: true },
  { scheme: 'RMSMP', codes: /Every output channel has one of several formats/, published: false },
] as const;

for (const { scheme, codes, published } of inspected) {
  test(`a design of ${scheme} shows its codes and its sources`, async ({ page }) => {
    const complaints = pageComplaints(page);
    await openExplore(page);
    await expect(pointsOf(page, scheme).first()).toBeAttached();
    await pointsOf(page, scheme).first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('inspect-title')).toHaveText(new RegExp(`^${scheme} W`));
    await page.getByRole('tab', { name: 'Formula' }).click();
    await expect(page.getByRole('math')).toHaveCount(2);
    await expect(page.getByRole('math').first()).toHaveAccessibleName(/^Code of w is /);
    if (codes) await expect(page.getByRole('tabpanel')).toContainText(codes);
    await page.getByRole('tab', { name: 'Sources' }).click();
    await expect(page.getByTestId('reference-list').first().getByRole('link').first()).toBeVisible();
    const table = page.getByTestId('published-accuracies');
    await expect(table).toHaveCount(published ? 1 : 0);
    if (published) await expect(table.locator('tbody tr').first()).toContainText(/\d\.\d\d%/);
    if (published) await expect(page.getByRole('tabpanel')).toContainText('not comparable across sources');
    expect(complaints).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`widths per layer and their allocation have no serious accessibility violation in ${colorScheme} colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`#/train?${shortRun}&layer-bits=8x8,4x4,2x2`);
    await expect(page.getByTestId('layer-widths')).toBeVisible();
    for (const mode of ['Per layer', 'Allocate']) {
      await chooseWidthMode(page, mode);
      await expectAccessible(page, mode);
    }
  });
}
