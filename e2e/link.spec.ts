import { type Browser, expect, type Page, test } from '@playwright/test';
import { pageComplaints } from './page-complaints';

const points = '[data-testid="pareto-point"]';

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator(points).first()).toBeVisible();
  await expect(page.getByTestId('design-count')).not.toContainText('waiting');
}

const repairs = (page: Page) => page.getByTestId('notices').getByRole('listitem');
const hashOf = (page: Page): string => new URL(page.url()).hash;
const inNavigation = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name });

function drawnIds(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator(points)
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-point-id')).sort());
}

async function pinnedNames(page: Page): Promise<readonly string[]> {
  const names = await page.getByRole('button', { name: /^Unpin (?!all)/ }).all();
  return Promise.all(names.map(async (name) => String(await name.getAttribute('aria-label'))));
}

/** The link that the share dialog offers. */
async function sharedHash(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByTestId('share-link').inputValue();
  await page.keyboard.press('Escape');
  return new URL(link).hash;
}

async function inFreshProfile(
  browser: Browser,
  baseURL: string,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
  });
  await use(await context.newPage());
  await context.close();
}

const noise = Array.from({ length: 100_000 }, (_, index) => '!%$&=,?/abz09'[(index * index + 7) % 13]).join(
  '',
);

const damagedLinks = [
  { name: 'an unknown key', hash: '#/explore?v=1&colour=red', says: 'unknown key "colour"' },
  {
    name: 'bits out of range',
    hash: '#/explore?v=1&bits=999',
    says: 'in 2, 3, 4, 5, 6, 7, 8 bits, not in 999',
  },
  { name: 'a misspelt scheme', hash: '#/explore?v=1&scheme=lsqq', says: 'but is "lsqq"' },
  {
    name: 'truncated pins',
    hash: '#/explore?v=1&pins=q1YqSyxSslKq',
    says: 'pinned points of the link are damaged',
  },
  { name: 'pins that are no base64', hash: '#/explore?v=1&pins=***', says: 'are damaged' },
  { name: 'an unknown screen', hash: '#/exploit?v=1', says: 'but is "exploit"' },
  { name: 'a broken percent sign', hash: '#/explore?v=1&dram=%E0%A4%A', says: 'dram must be one of' },
  { name: '100 kB of noise', hash: `#${noise}`, says: 'more than the 20000 that are read' },
  {
    name: '100 kB of noise as a value',
    hash: `#/explore?v=1&scheme=${noise}`,
    says: 'The page shows its defaults',
  },
  { name: 'a newer version', hash: '#/explore?v=99&bits=3', says: 'of version 99, but this page reads' },
] as const;

for (const { name, hash, says } of damagedLinks) {
  test(`a link with ${name} opens the page and says what was repaired`, async ({ page }) => {
    const complaints = pageComplaints(page);
    await open(page, hash);
    expect(await page.locator(points).count()).toBeGreaterThanOrEqual(60);
    await expect(repairs(page)).toHaveCount(1);
    await expect(repairs(page)).toContainText(says);
    expect(complaints).toEqual([]);
  });
}

test('several mistakes are listed together, and what was right is kept', async ({ page }) => {
  await open(page, '#/explore?v=1&nonsense=1&bits=999&scheme=lsqq&placement=per-lane-offset&log=maybe');
  await expect(repairs(page)).toHaveCount(4);
  await expect(page.getByRole('radio', { name: /Offset in every lane/ })).toBeChecked();
  await inNavigation(page, 'Train').click();
  await expect(
    page.getByRole('radiogroup', { name: 'Bits of weights' }).getByRole('radio', { name: '8', exact: true }),
  ).toBeChecked();
});

test('a link of a newer version keeps its address', async ({ page }) => {
  await open(page, '#/explore?v=99&bits=3');
  await page.getByLabel('Log axis').uncheck();
  // Longer than the quiet time after which changes reach the address.
  await page.waitForTimeout(600);
  expect(hashOf(page)).toBe('#/explore?v=99&bits=3');
});

test('an untouched page has no hash, and Reset empties it again', async ({ page }) => {
  await open(page, '');
  await page.waitForTimeout(600);
  expect(hashOf(page)).toBe('');
  await page.getByLabel('Log axis').uncheck();
  await expect.poll(() => hashOf(page)).toBe('#/explore?v=1&log=false');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => hashOf(page)).toBe('');
});

test('a shared link opens the same designs, axis and pins in another profile', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, '');
  await page.getByText('Offset in every lane').click();
  await page.getByRole('checkbox', { name: /^Fixed point \d/ }).uncheck();
  await page.getByRole('combobox', { name: 'Horizontal axis' }).selectOption('energy');
  await page.getByLabel('Only the front').check();
  for (const key of ['f', 'p', 'f', 'p']) {
    if (key === 'f') await page.locator(`${points}[tabindex="0"]`).focus();
    await page.keyboard.press(key);
  }
  const pinned = await pinnedNames(page);
  expect(pinned).toHaveLength(2);
  const drawn = await drawnIds(page);
  const hash = await sharedHash(page);
  await expect.poll(() => hashOf(page)).toBe(hash);
  await inFreshProfile(browser, String(baseURL), async (other) => {
    const complaints = pageComplaints(other);
    await open(other, hash);
    expect(await drawnIds(other)).toEqual(drawn);
    // The strip of pinned designs is loaded after the chart.
    await expect.poll(() => pinnedNames(other)).toEqual(pinned);
    await expect(other.getByRole('combobox', { name: 'Horizontal axis' })).toHaveValue('energy');
    await expect(other.getByRole('radio', { name: /Offset in every lane/ })).toBeChecked();
    await expect(other.getByTestId('notices')).toHaveCount(0);
    expect(hashOf(other)).toBe(hash);
    expect(complaints).toEqual([]);
  });
});

test('a change of screen or pins makes a history entry that Back takes back; moving a control makes none', async ({
  page,
}) => {
  await open(page, '');
  const entries = (): Promise<number> => page.evaluate(() => history.length);
  const before = await entries();
  await page.getByText('Offset in every lane').click();
  await page.getByLabel('Log axis').uncheck();
  await expect.poll(() => hashOf(page)).toContain('log=false');
  expect(await entries()).toBe(before);
  await inNavigation(page, 'Train').click();
  await expect(page.getByTestId('train-start')).toBeVisible();
  expect(await entries()).toBe(before + 1);
  await page.goBack();
  await expect(page.locator(points).first()).toBeVisible();
  await expect(page.getByLabel('Log axis')).not.toBeChecked();
  await page.getByRole('button', { name: 'Compare the two' }).click();
  expect(await pinnedNames(page)).toHaveLength(2);
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Unpin/ })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /Offset in every lane/ })).toBeChecked();
  await page.goForward();
  await expect(page.getByRole('button', { name: /^Unpin (?!all)/ })).toHaveCount(2);
});
