import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './accessibility';
import { pageComplaints } from './page-complaints';

/** Prices of a table, which need no netlist to be measured. */
const table = '#/explore?v=1&source=horowitz';
const points = '[data-testid="pareto-point"]';

async function labels(page: Page): Promise<readonly (string | null)[]> {
  return page.locator(points).evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')));
}

async function opened(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator(points).first()).toBeVisible();
  await expect(page.getByTestId('design-count')).not.toContainText('waiting');
}

test('equal compute area moves designs and stands in the link, and Inspect says how many lanes there are', async ({
  page,
}) => {
  const complaints = pageComplaints(page);
  await opened(page, table);
  const before = await labels(page);
  await page.getByText('Machine and figures').click();
  await page.getByLabel('Designs have in common', { exact: true }).selectOption('compute-area');
  await expect(page).toHaveURL(/equal=compute-area/);
  await expect.poll(async () => (await labels(page)).some((label) => !before.includes(label))).toBe(true);
  await page.locator(`${points}[tabindex="0"]`).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('inspect-lanes')).not.toHaveText('256');
  await page.getByRole('tab', { name: 'Energy' }).click();
  await expect(page.getByTestId('cost-notes')).toContainText('Equal compute area');
  await page.getByLabel('Designs have in common', { exact: true }).selectOption('lanes');
  await expect(page).not.toHaveURL(/equal=/);
  await expect(page.getByTestId('inspect-lanes')).toHaveText('256');
  expect(complaints).toEqual([]);
});

test('node and voltage are in sight, scaled figures say so, and the chart gets cheaper', async ({ page }) => {
  await opened(page, table);
  const machine = page.locator('summary', { hasText: 'Machine and figures' });
  await expect(machine).toContainText('45 nm, 0.9 V');
  const before = await labels(page);
  await machine.click();
  await page.getByLabel('Technology node', { exact: true }).selectOption('7');
  await expect(machine).toContainText('7 nm, 0.9 V');
  await expect(page).toHaveURL(/node=7/);
  await expect.poll(async () => (await labels(page)).some((label) => !before.includes(label))).toBe(true);
  await page.locator(`${points}[tabindex="0"]`).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Energy' }).click();
  await expect(page.getByTestId('technology')).toContainText('scaled from 45 nm, 0.9 V to 7 nm, 0.9 V');
  expect(await violationsOf(page)).toEqual([]);
});

test('a link with nonsense names each control and what stands there now', async ({ page }) => {
  await opened(page, `${table}&node=28&supply=9&inference-batch=0&inputLanes=1000000`);
  const notices = page.getByTestId('notices');
  await expect(notices).toContainText('node must be one of 90, 65, 45');
  await expect(notices).toContainText('supply must be between 0.6 and 1.2, but is 9');
  await expect(notices).toContainText('inference-batch must be between 1 and 256, but is 0');
  await expect(notices).toContainText('inputLanes must be between 1 and 64, but is 1000000');
  await expect(page.getByText('45 nm, 1.2 V')).toBeVisible();
});
