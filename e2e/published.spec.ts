import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessibility';
import { pageComplaints } from './page-complaints';

const points = '[data-testid="pareto-point"]';
const setting = { name: 'Setting' };

/** Prices of a table, which need no netlist to be measured. */
const table = '#/explore?v=1&source=horowitz';

async function settled(page: Page, designs: number): Promise<void> {
  await expect(page.getByTestId('design-count')).toContainText(`${designs} designs`);
  await expect(page.getByTestId('design-count')).not.toContainText('waiting');
}

/** The horizontal place of every mark, by design. */
async function places(page: Page): Promise<readonly (string | null)[]> {
  return page.locator(points).evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
}

test('a published setting takes the place of the trained designs and says what it is', async ({ page }) => {
  const complaints = pageComplaints(page);
  await page.goto(`./${table}`);
  await expect(page.locator(points).first()).toBeVisible();
  await page.getByRole('combobox', setting).selectOption('resnet-18');
  await settled(page, 31);
  await expect(page.locator(points)).toHaveCount(31);
  await expect(page.getByTestId('published-headline')).toContainText('compare points within one source only');
  for (const label of await places(page)) expect(label).toContain('published by');
  await expect(page.getByRole('combobox', { name: 'Network', exact: true })).toHaveCount(0);
  await expect(page.getByText('At equal accuracy, what does it cost?')).toHaveCount(0);
  await expect(page).toHaveURL(/published=resnet-18/);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('combobox', setting).selectOption('trained');
  await expect(page.locator(`${points}[aria-label*="published by"]`)).toHaveCount(0);
  await expect(page.locator(points).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a hardware control moves published designs, and their accuracies stay', async ({ page }) => {
  await page.goto(`./${table}&published=resnet-50`);
  await settled(page, 10);
  const before = await places(page);
  await page.getByText('Machine and figures').click();
  await page.getByLabel('Main memory', { exact: true }).selectOption('none');
  await expect.poll(async () => (await places(page)).some((label, at) => label === before[at])).toBe(false);
  const accuracies = (labels: readonly (string | null)[]) =>
    labels.map((label) => label?.match(/: ([\d.]+%)/)?.[1]).sort();
  expect(accuracies(await places(page))).toEqual(accuracies(before));
});

test('a published design opens with its source and how its first and last layer are charged', async ({
  page,
}) => {
  await page.goto(`./${table}&published=alexnet`);
  await expect(page.getByTestId('published-headline')).toContainText('One figure of one source');
  await page.locator(points).focus();
  await page.keyboard.press('Enter');
  const inspect = page.getByTestId('inspect');
  await expect(inspect).toContainText('43.30');
  await expect(inspect).toContainText('github.com/allenai/XNOR-Net');
  await expect(inspect).toContainText('without groups');
  await expect(inspect).toContainText('in full precision in the source, charged with 8-bit weights here');
});
