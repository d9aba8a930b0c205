import { expect, type Locator, type Page, test } from '@playwright/test';
import { openShortRun, runPanel } from './short-run';

/** Trains the shortest run and opens its design. */
async function openTrainedDesign(page: Page): Promise<Locator> {
  await openShortRun(page);
  await page.getByTestId('train-start').click();
  await expect(runPanel(page, 'done')).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Show on chart' }).click();
  const panel = page.getByTestId('measure-panel');
  await expect(panel).toBeVisible();
  return panel;
}

function multipliers(page: Page): Promise<string | null> {
  return page
    .getByTestId('inspect')
    .getByRole('row', { name: /^Multipliers/ })
    .textContent();
}

test('a network trained here is measured on its own operands, and the table comes back', async ({ page }) => {
  const panel = await openTrainedDesign(page);
  const before = await multipliers(page);
  await page.getByTestId('measure-start').click();
  await expect(page.getByTestId('measured-line')).toContainText(
    'measured on its own weights and activations',
  );
  await expect(page.getByTestId('measured-line')).toContainText(/% (less|more) than in the table/);
  expect(await multipliers(page)).not.toBe(before);
  await expect(page.getByTestId('cost-notes')).toContainText('own weights and activations');
  await page.getByTestId('measure-drop').click();
  await expect(page.getByTestId('measure-start')).toBeVisible();
  expect(await multipliers(page)).toBe(before);
  await expect(panel).not.toContainText('measured on its own');
});

test('another datapath brings the energies of the table back, and says so', async ({ page }) => {
  const panel = await openTrainedDesign(page);
  await page.getByTestId('measure-start').click();
  await expect(page.getByTestId('measured-line')).toBeVisible();
  await page.evaluate(() => {
    window.location.hash = `${window.location.hash}&placement=per-lane-offset`;
  });
  await expect(panel).toContainText('measured on another datapath');
  await expect(page.getByTestId('measure-start')).toHaveText('Measure again');
});

test('a design of the gallery says what is missing', async ({ page }) => {
  await page.goto('');
  const point = page.locator('[data-testid=pareto-point][tabindex="0"]');
  await expect(page.getByTestId('gallery-status')).not.toContainText('Computing');
  await point.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('measure-panel')).toContainText("needs this design's weights");
  await expect(page.getByTestId('measure-train')).toHaveText('Train it here');
});
