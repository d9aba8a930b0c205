import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';

const points = '[data-testid="pareto-point"]';

async function openExplore(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator(points).first()).toBeVisible();
  await expect(page.getByTestId('design-count')).not.toContainText('waiting');
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('pinned designs stand side by side with ratios and a verdict over seeds', async ({ page }) => {
  const complaints = pageComplaints(page);
  await openExplore(page);
  await page.getByRole('button', { name: 'Compare the two' }).click();
  const open = page.getByRole('button', { name: 'Compare side by side' });
  await open.focus();
  await page.keyboard.press('Enter');
  const table = page.getByTestId('compare-table');
  await expect(table.locator('thead th')).toHaveCount(3);
  await expect(table.locator('[data-row=energy] td').nth(1)).toContainText('×');
  await expect(table.locator('[data-row=verdict] [data-verdict]')).toHaveCount(1);
  await expect(table.locator('[data-row=predictions] td').nth(1)).toContainText(
    'results of the gallery hold no predictions',
  );
  const rows = await table.locator('tbody tr').count();
  await page.getByRole('switch', { name: 'Only what differs' }).check();
  expect(await table.locator('tbody tr').count()).toBeLessThan(rows);
  await expect(table.locator('[data-row=network]')).toHaveCount(0);
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(table).toHaveCount(0);
  await expect(open).toBeFocused();
  expect(complaints).toEqual([]);
});

test('a third objective makes the front longer, and goes into the link', async ({ page }) => {
  await openExplore(page);
  const front = page.locator('[data-testid="design-count"]');
  const before = Number(/(\d+) on the front/.exec(String(await front.textContent()))?.[1]);
  const line = await page.getByTestId('pareto-front').getAttribute('d');
  await page.getByLabel(/^Test accuracy, Inferences per joule and/).selectOption({ label: 'Chip area' });
  await expect
    .poll(async () => Number(/(\d+) on the front/.exec(String(await front.textContent()))?.[1]))
    .toBeGreaterThan(before);
  expect(await page.getByTestId('pareto-front').getAttribute('d')).toBe(line);
  await expect(page.getByTestId('hypervolume')).toContainText('%');
  await expect.poll(() => page.url()).toContain('third=area');
});

test('a wish is answered by the nearest designs, on the chart and in the table', async ({ page }) => {
  await openExplore(page);
  await page.getByLabel('Test accuracy: at least (%)').pressSequentially('86.5');
  await expect(page.getByTestId('wish-answer')).toContainText('fulfil it');
  const nearest = page.getByTestId('wish-nearest');
  await expect(nearest).toHaveCount(3);
  await expect(page.locator(`${points}[data-wished]`)).toHaveCount(3);
  const id = await nearest.first().locator('button').getAttribute('data-design-id');
  await nearest.first().locator('button').hover();
  await expect(page.locator(`${points}[data-highlighted]`)).toHaveAttribute('data-point-id', String(id));
  await expect.poll(() => page.url()).toContain('wish=accuracy~0.865');
  await page.getByLabel('Test accuracy: at least (%)').fill('99');
  await expect(page.getByTestId('wish-answer')).toContainText('No design reaches this');

  await page.goto('./#/explore?v=1&table=true&wish=accuracy~0.865');
  await expect(page.locator('tr[data-wished]')).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear the wish' }).click();
  await expect(page.locator('tr[data-wished]')).toHaveCount(0);
});

test('a hovered design tells its chance to be on the front', async ({ page }) => {
  await openExplore(page);
  await page.locator(`${points}[tabindex="0"]`).focus();
  await expect(page.getByTestId('front-chance')).toContainText('%');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('front-chance-line')).toContainText('On the front with a chance of');
});

test('parallel coordinates light up with the chart, and their brushes leave designs out', async ({
  page,
}) => {
  const complaints = pageComplaints(page);
  await openExplore(page);
  await page.getByRole('switch', { name: 'Parallel coordinates' }).check();
  await expect(page.getByTestId('parallel-count')).toContainText('designs within the brushes');
  await page.locator(`${points}[tabindex="0"]`).focus();
  const lit = await page.locator(`${points}[data-highlighted]`).getAttribute('data-point-id');
  await expect(page.getByTestId('parallel-lit')).toHaveAttribute('data-point-id', String(lit));

  const plot = page.getByRole('group', { name: /^Parallel coordinates of/ });
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('the plot is not drawn');
  // Designs of 8-bit activations pass the upper end of their axis.
  await page.mouse.move(box.x + 172 + (2 * (box.width - 224)) / 6 + 1, box.y + 41);
  await expect(page.getByTestId('parallel-lit')).toHaveCount(1);
  await expect(page.locator(`${points}[data-highlighted]`)).toHaveCount(1);

  const handle = page.getByRole('slider', { name: 'Accuracy: lower end' });
  await handle.focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowUp');
  await expect(page.locator(`${points}[data-faint]`).first()).toBeAttached();
  const shown = await page.locator(points).count();
  expect(await page.locator(`${points}[data-faint]`).count()).toBeLessThan(shown);
  await page.getByRole('button', { name: 'Show all again' }).click();
  await expect(page.locator(`${points}[data-faint]`)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('at equal accuracy the target is points below FP32 or an accuracy', async ({ page }) => {
  await openExplore(page);
  const target = page.getByLabel('Target accuracy');
  await expect(target).toHaveValue('1.0 points');
  await target.fill('2.0');
  await expect.poll(() => page.url()).toContain('below-float=0.02');
  await page.getByLabel('How the target is set').selectOption({ label: 'Accuracy of' });
  await expect(target).toHaveValue(/%$/);
  await target.fill('87.9');
  await expect(page.getByTestId('iso-row').last()).toContainText('on validation');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no serious violation of the tools in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openExplore(page, '#/explore?v=1&third=area&wish=accuracy~0.865&parallel=true');
    await expect(page.getByTestId('parallel-count')).toBeVisible();
    await expect(page.getByTestId('wish-nearest')).toHaveCount(3);
    expect(await seriousViolations(page)).toEqual([]);
  });
}

test('the phone shows all tools without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openExplore(page, '#/explore?v=1&third=area&wish=accuracy~0.865&parallel=true');
  await expect(page.getByTestId('parallel-count')).toBeVisible();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await page.getByRole('button', { name: 'Compare side by side' }).click();
  await expect(page.getByTestId('compare-table')).toBeVisible();
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
});

for (const [width, height] of [
  [390, 844],
  [820, 1180],
] as const) {
  test(`a window ${width} pixels wide shows no empty page below or beside Explore`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('#/explore?v=1&parallel=true');
    await expect(page.getByTestId('pareto-point').first()).toBeVisible();
    await expect(page.getByTestId('parallel-count')).toBeAttached();
    const beyond = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
    });
    expect(beyond).toEqual([0, 0]);
  });
}
