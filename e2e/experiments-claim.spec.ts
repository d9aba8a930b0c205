import { readFileSync } from 'node:fs';
import { type Download, expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';

/** Unchecks all options of a group but one. */
async function chooseOnly(page: Page, group: string, option: string): Promise<void> {
  const options = page.getByRole('group', { name: group, exact: true });
  await options.getByRole('checkbox', { name: option, exact: true }).check();
  for (const other of await options.getByRole('checkbox').all()) {
    const isKept = await other.evaluate((box, name) => box.parentElement?.textContent === name, option);
    if (!isKept) await other.uncheck();
  }
}

/** The claim on what the gallery knows: one network, one dataset, one width, on one machine with table energies. */
async function openClaim(page: Page): Promise<void> {
  await page.goto('#/experiments');
  await page.getByText('The paper’s claim', { exact: true }).click();
  await chooseOnly(page, 'Images', 'Fashion-MNIST');
  await chooseOnly(page, 'Networks', 'Tiny CNN');
  await chooseOnly(page, 'Bits', '4');
  await chooseOnly(page, 'Machines', 'DianNao');
  await page.getByLabel('Energy and area figures').selectOption('horowitz');
}

async function reportEnergies(page: Page): Promise<void> {
  await page.getByTestId('claim-energies').click();
  await expect(page.getByRole('heading', { name: 'Energy, reading by reading' })).toBeVisible({
    timeout: 60_000,
  });
}

async function downloadFrom(
  page: Page,
  name: string,
): Promise<{ readonly file: Download; readonly text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { file, text: readFileSync(await file.path(), 'utf8') };
}

test('the claim is put to the test with what the gallery knows, and the report is taken away', async ({
  page,
}) => {
  const complaints = pageComplaints(page);
  await openClaim(page);
  // The FP32 control and seven rungs with three seeds.
  const count = page.getByTestId('claim-count');
  await expect(count).toHaveAttribute('data-runs', '24');
  const open = Number(await count.getAttribute('data-open'));
  expect(open).toBeLessThan(24);
  const headline = page.getByTestId('claim-headline');
  await expect(headline).toContainText('The energies are not computed yet.');
  await expect(headline).toContainText(/Offsets change the accuracy of LSQ by .* points \(95 % intervals/);
  if (open > 0) await expect(headline).toContainText(`${open} of 24 trainings are still missing.`);
  await expect(page.getByTestId('claim-sources')).toContainText(`${24 - open} from the gallery`);
  await expect(page.getByRole('region', { name: /^Is LSQ\+ more accurate than LSQ\?/ })).toContainText(
    /tiny-cnn on fashion-mnist[+−\d.]+ \[[+−\d.]+, [+−\d.]+\]/,
  );

  await reportEnergies(page);
  await expect(headline).toContainText('they multiply the energy of an inference by');
  await expect(page.getByTestId('claim-energies')).toBeHidden();
  const sentence = String(await headline.textContent());
  const html = await downloadFrom(page, 'Download HTML');
  expect(html.file.suggestedFilename()).toBe('bitfrontier-report.html');
  expect(html.text.match(/<svg /g)?.length).toBe(
    await page.getByTestId('claim-report').locator('figure svg').count(),
  );
  const markdown = await downloadFrom(page, 'Download Markdown');
  expect(markdown.text.replaceAll('`', '')).toContain(sentence);
  expect(markdown.text).toContain('network, dataset and technology are not known to us');
  expect(complaints).toEqual([]);
});

test('a link leads to the claim', async ({ page }) => {
  await page.goto('#/experiments?v=1&part=claim');
  await expect(page.getByTestId('claim-headline')).toBeVisible();
  await page.getByText('Sweep', { exact: true }).click();
  await expect(page).toHaveURL(/#\/experiments$/);
});

test('nothing is offered where nothing is chosen', async ({ page }) => {
  await openClaim(page);
  await page.getByRole('checkbox', { name: 'Fashion-MNIST' }).uncheck();
  await expect(page.getByTestId('claim-count')).toContainText('Choose at least one of everything.');
  await expect(page.getByTestId('claim-start')).toBeDisabled();
  await expect(page.getByTestId('claim-headline')).toBeHidden();
});

interface GalleryGroup {
  readonly configuration: object;
  readonly seeds: readonly { readonly seed: number }[];
}

/** Results of LSQ+ at 4 bits as the command line writes them, one line per seed. */
function resultLines(): readonly string[] {
  const { groups } = JSON.parse(readFileSync('public/gallery.json', 'utf8')) as {
    readonly groups: readonly GalleryGroup[];
  };
  const wanted = {
    dataset: 'fashion-mnist',
    network: 'tiny-cnn',
    method: 'qat',
    quantization: { scheme: 'lsq-plus', weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  };
  const group = groups.find(({ configuration }) => holds(configuration, wanted));
  if (!group) throw new RangeError('no such group in the gallery');
  const { configuration, seeds, ...conditions } = group;
  return seeds.map(({ seed, ...measurement }) =>
    JSON.stringify({ ...conditions, ...measurement, configuration: { ...configuration, seed } }),
  );
}

/** Whether a value has all that another has. */
function holds(value: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return value === part;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(part).every(([key, own]) => holds((value as Record<string, unknown>)[key], own))
  );
}

async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, text] as const,
  );
  await page.getByTestId('drop-zone').dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.getByText('Drop files of results here')).toBeVisible();
  await page.getByTestId('drop-zone').dispatchEvent('drop', { dataTransfer: data });
  await expect(page.getByText('Drop files of results here')).toBeHidden();
}

test('results computed elsewhere come in, marked as imported, and damaged ones stay out', async ({
  page,
}) => {
  const complaints = pageComplaints(page);
  await openClaim(page);
  const lines = resultLines();
  const files = page.locator('input[type=file]');
  const buffer = Buffer.from(`${lines[0]}\n{"torn": 1\n`);
  await files.setInputFiles({ name: 'damaged.jsonl', mimeType: 'application/jsonl', buffer });
  const problem = page.getByTestId('import-problem');
  await expect(problem).toContainText('damaged.jsonl');
  await expect(problem).toContainText('line 2');
  await expect(problem).toContainText('Remove that line');
  await expect(page.getByTestId('claim-sources')).not.toContainText('imported');

  await dropFile(page, 'cluster.jsonl', lines.map((line) => `${line}\n`).join(''));
  await expect(problem).toBeHidden();
  await expect(page.getByTestId('import-news')).toContainText(
    `${lines.length} results imported from cluster.jsonl.`,
  );
  await expect(page.getByTestId('claim-sources')).toContainText(`${lines.length} imported`);
  await expect(page.getByTestId('claim-sources')).not.toContainText('trained here');
  // Nothing was trained here, so there is nothing to take away.
  await expect(page.getByTestId('download-results')).toBeDisabled();

  await page.reload();
  await expect(page.getByTestId('claim-sources')).toContainText(`${lines.length} imported`);
  await expect(page.getByTestId('gallery-status')).toContainText('from cluster.jsonl');
  await page.goto('./#/explore');
  await expect(page.locator('[data-chart-legend]')).toContainText('From a file');
  await page.goto('./#/experiments?v=1&part=claim');
  await page.getByRole('button', { name: 'Remove cluster.jsonl' }).click();
  await expect(page.getByTestId('imported-files')).toBeHidden();
  await expect(page.getByTestId('claim-sources')).not.toContainText('imported');
  await expect(page.getByTestId('gallery-status')).not.toContainText('cluster.jsonl');
  await page.reload();
  await expect(page.getByTestId('claim-sources')).not.toContainText('imported');
  expect(complaints).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the report has no serious accessibility violation in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openClaim(page);
    await reportEnergies(page);
    expect(await seriousViolations(page)).toEqual([]);
  });
}

test('a phone scrolls the report down, never sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openClaim(page);
  await reportEnergies(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a claim of more trainings than the queue takes is refused with the remedy, and starts no more', async ({
  page,
}) => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1).join(',');
  await page.goto(`#/experiments?part=claim&claim-seeds=${seeds}`);
  await expect(page.getByTestId('claim-too-many')).toContainText('at most 2,000');
  await expect(page.getByTestId('claim-start')).toBeDisabled();
  await page.getByLabel('Seeds', { exact: true }).fill('1, 2');
  await expect(page.getByTestId('claim-too-many')).toHaveCount(0);
  await expect(page.getByTestId('claim-start')).toBeEnabled();
});
