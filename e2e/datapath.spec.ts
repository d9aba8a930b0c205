import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { pageComplaints } from './page-complaints';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Opens the datapath of an LSQ+ design of the gallery, whose activations have an offset. */
async function openDatapath(page: Page): Promise<void> {
  await page.goto('');
  const point = page.locator('[data-testid=pareto-point][aria-label*="LSQ+"]').first();
  await expect(point).toBeVisible();
  await point.focus();
  await page.keyboard.press('Enter');
  const inspectTab = page.getByRole('navigation').getByRole('button', { name: 'Inspect' });
  if (await inspectTab.isVisible()) await inspectTab.click();
  await page.getByRole('tab', { name: 'Datapath' }).click();
  await expect(page.getByTestId('datapath-diagram')).toBeVisible();
}

/** The radio lies under its own text. */
async function choosePlacement(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('radio', { name }).check({ force: true });
}

function block(page: Page, name: string) {
  return page.locator(`[data-testid=datapath-block][data-block=${name}]`);
}

test('a gallery design shows its datapath, and a placement what it adds', async ({ page }) => {
  const complaints = pageComplaints(page);
  await openDatapath(page);
  await expect(page.getByTestId('datapath-diagram')).toHaveAccessibleName('Datapath of layer conv2');
  await expect(page.getByTestId('datapath-diagram')).toHaveAccessibleDescription(/plain fixed point/);
  await expect(block(page, 'products')).toContainText('Multipliers');
  await expect(block(page, 'products')).toContainText(/µm² · [\d.]+\s[fp]J/);
  await expect(block(page, 'offset')).toHaveCount(0);
  await choosePlacement(page, /^Offset in every lane/);
  await expect(block(page, 'offset')).toContainText('+ added');
  await expect(block(page, 'offset')).toHaveAttribute('data-difference', 'added');
  await expect(page.getByTestId('datapath-differences')).toContainText('Offset (Column)');
  await choosePlacement(page, /^Shared pre-stage/);
  await expect(page.getByTestId('datapath-diagram')).toContainText('Input port, shared by columns');
  expect(complaints).toEqual([]);
});

test('layers and the table of blocks', async ({ page }) => {
  await openDatapath(page);
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('dense');
  await expect(page.getByTestId('datapath-diagram')).toHaveAccessibleName('Datapath of layer dense');
  await page.getByRole('button', { name: 'Show as table' }).click();
  const table = page.getByTestId('datapath-table');
  await expect(table.getByRole('row', { name: /Adder tree/ })).toContainText('µm²');
  await expect(table.getByRole('rowheader', { name: 'Adder tree' })).toBeVisible();
});

test('the Verilog is read, copied and downloaded with a test bench', async ({ page }) => {
  await openDatapath(page);
  const text = page.getByTestId('verilog-text');
  await expect(text).toContainText(/module conv2_\w+_column \(/);
  const [, moduleName = ''] = /module (\w+)/.exec((await text.textContent()) ?? '') ?? [];
  await page.getByTestId('copy-verilog').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`module ${moduleName} (`);
  const downloads = page.waitForEvent('download');
  await page.getByTestId('download-test-bench').click();
  const download = await downloads;
  expect(download.suggestedFilename()).toBe(`${moduleName}_test.v`);
  const written = readFileSync(await download.path(), 'utf8');
  expect(written).toContain(`module ${moduleName} (`);
  expect(written).toContain(`module ${moduleName}_test;`);
  await page.getByRole('combobox', { name: 'Design' }).selectOption('output-stage');
  await expect(text).toContainText(/module conv2_\w+_output_stage \(/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious accessibility violation in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openDatapath(page);
    await expect(page.getByTestId('verilog-text')).toBeVisible();
    for (const view of ['diagram', 'table']) {
      if (view === 'table') await page.getByRole('button', { name: 'Show as table' }).click();
      const { violations } = await new AxeBuilder({ page }).include('[data-testid=inspect]').analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious, view).toEqual([]);
    }
  });
}

test('the diagram fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openDatapath(page);
  const clipped = await page.getByTestId('datapath-diagram').evaluate((svg) => {
    const { left, right } = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')];
    return texts.flatMap((text) => {
      const edge = text.getBoundingClientRect();
      return edge.left < left - 1 || edge.right > right + 1 ? [text.textContent] : [];
    });
  });
  expect(clipped).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
