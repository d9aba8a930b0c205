import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
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

test('a link opens the tab and the layer that were shown', async ({ page }) => {
  await openDatapath(page);
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('dense');
  await expect.poll(() => page.url()).toContain('inspect=datapath&inspect-layer=dense');
  await page.reload();
  const inspectTab = page.getByRole('navigation').getByRole('button', { name: 'Inspect' });
  if (await inspectTab.isVisible()) await inspectTab.click();
  await expect(page.getByRole('tab', { name: 'Datapath' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('datapath-diagram')).toHaveAccessibleName('Datapath of layer dense');
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

function placementRow(page: Page, name: string) {
  return page.getByTestId('placements-table').getByRole('row', { name: new RegExp(`^${name}`) });
}

/** Energy, area and the ratios of a row, as they are shown. */
async function figuresOf(page: Page, name: string): Promise<readonly number[]> {
  const texts = await placementRow(page, name).getByRole('cell').allTextContents();
  return texts.map((text) => Number.parseFloat(text.replaceAll(',', '')));
}

test('placements are compared, chosen in their table, and marked where they are about 3x', async ({
  page,
}) => {
  const complaints = pageComplaints(page);
  await openDatapath(page);
  await expect(page.getByTestId('placements-table').getByRole('row')).toHaveCount(2 + 6);
  const folded = await figuresOf(page, 'Folded');
  expect(folded.slice(2)).toEqual([1, 1, 1, 1]);
  const names = [
    'Shared pre-stage',
    'Offset in every lane',
    'Dequantize in every lane',
    'After every product',
  ];
  for (const name of names) {
    const [energy = 0, , ratio = 0, ...atProducts] = await figuresOf(page, name);
    // Three digits are shown of either.
    expect(Math.abs(ratio / (energy / (folded[0] ?? 0)) - 1), name).toBeLessThan(0.011);
    const marked = await placementRow(page, name).locator('[data-about-paper]').count();
    const about = [ratio, ...atProducts].filter((each) => each >= 2.5 && each <= 3.5).length;
    expect(marked, name).toBe(about);
  }
  await expect(page.getByRole('button', { name: 'Folded', pressed: true })).toBeVisible();
  const choice = page.getByRole('button', { name: 'Offset in every lane' });
  await choice.focus();
  await page.keyboard.press('Enter');
  await expect(choice).toHaveAttribute('aria-pressed', 'true');
  await expect(placementRow(page, 'Offset in every lane')).toContainText('in force');
  await expect(page.getByTestId('placements-choice')).toContainText('“Offset in every lane”');
  await expect(block(page, 'offset')).toContainText('+ added');
  expect(complaints).toEqual([]);
});

test('widths are compared on demand', async ({ page }) => {
  await openDatapath(page);
  await expect(page.getByTestId('placements-table')).toBeVisible();
  await expect(page.getByTestId('widths-table')).toHaveCount(0);
  await page.getByText('At which width?').click();
  const table = page.getByTestId('widths-table');
  await expect(table.getByRole('columnheader')).toHaveText(['Placement', '2', '3', '4', '5', '6', '7', '8'], {
    timeout: 60_000,
  });
  await expect(table.getByRole('row')).toHaveCount(1 + 5);
});

test('a layer without anything to place says so', async ({ page }) => {
  await openDatapath(page);
  await page.getByRole('combobox', { name: 'Layer' }).selectOption('conv1');
  await expect(page.getByTestId('nothing-to-place')).toContainText('Activations');
});

test('all tabs of a design are in view at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openDatapath(page);
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(6);
  for (const tab of await tabs.all()) {
    const box = await tab.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  }
});

test('designs that a machine cannot run are told in one line, and listed on demand', async ({ page }) => {
  await page.goto('#/explore?accelerator=nv-small&network.batchNorm=kept');
  const refused = page.getByTestId('refused-designs');
  await expect(refused).toContainText(/\d+ designs? cannot run on NVDLA small: codes of several planes/, {
    timeout: 60_000,
  });
  await expect(page.getByTestId('notices')).toHaveCount(0);
  await refused.locator('summary').click();
  await expect(refused.getByRole('listitem').first()).toContainText('in layer conv');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no serious accessibility violation in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openDatapath(page);
    await expect(page.getByTestId('verilog-text')).toBeVisible();
    for (const view of ['diagram', 'table']) {
      if (view === 'table') await page.getByRole('button', { name: 'Show as table' }).click();
      expect(await seriousViolations(page, '[data-testid=inspect]'), view).toEqual([]);
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
