import { expect, type Page, test } from '@playwright/test';
import { seriousViolations } from './accessibility';
import { pageComplaints } from './page-complaints';
import { runPanel } from './short-run';

/** A cost source without netlists answers at once. */
const quick = 'source=horowitz';

async function openArray(page: Page, keys = ''): Promise<void> {
  await page.goto(`#/array?v=1&${quick}${keys}`);
  await expect(counter(page, 'cycles')).toBeVisible({ timeout: 60_000 });
}

function counter(page: Page, name: string) {
  return page.locator(`[data-counter=${name}] dd`);
}

async function value(page: Page, name: string): Promise<number> {
  const text = await counter(page, name).evaluate((element) => element.firstChild?.textContent ?? '');
  return Number.parseFloat(text.replaceAll(',', ''));
}

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('steps and scrubs through the second layer on DianNao, and says so in the link', async ({ page }) => {
    const complaints = pageComplaints(page);
    await openArray(page);
    // 14 x 14 outputs of 16 channels, 72 products each; in a cycle 8 inputs meet 16 outputs.
    await expect(counter(page, 'macs')).toHaveText('128of 225,792');
    await page.getByRole('button', { name: 'One cycle on' }).click();
    await expect(counter(page, 'macs')).toHaveText('256of 225,792');
    await page.keyboard.press(',');
    await expect(counter(page, 'cycles')).toContainText(/^1of/);
    const slider = page.getByRole('slider', { name: 'Cycle of the layer' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect(counter(page, 'macs')).toHaveText('225,792of 225,792');
    await expect(counter(page, 'utilisation')).toHaveText('50.0%of 50.0%');
    const cycles = await value(page, 'cycles');
    await expect(page).toHaveURL(new RegExp(`cycle=${cycles}$`));
    await expect(page.locator('[data-access="buffer-inputs inputs reads"] td').nth(1)).toHaveText('28,224');
    await page.reload();
    await expect(counter(page, 'macs')).toHaveText('225,792of 225,792', { timeout: 60_000 });
    expect(complaints).toEqual([]);
  });

  test('names the operands of the multiplier that keys or a pointer choose', async ({ page }) => {
    await openArray(page, '&cycle=50');
    const operands = page.getByTestId('cell-operands');
    // Cycle 49 from 0: 5 outputs of 9 cycles are done, kernel position 4 of the sixth is the centre.
    await expect(operands).toContainText('output (0, 5) of channel 0');
    await expect(operands).toContainText('weight (1, 1) from channel 0 to channel 0');
    await expect(operands).toContainText('40 of 72 products added');
    await page.getByTestId('array-figure').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(operands).toContainText('weight (1, 1) from channel 1 to channel 1');
    for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowRight');
    await expect(page.locator('#array-cell')).toHaveText(/Has no work/);
  });

  test('shows every machine and dataflow at the same counters at the end', async ({ page }) => {
    test.setTimeout(180_000);
    const complaints = pageComplaints(page);
    await openArray(page, '&cycle=281474976710656');
    await page.getByTestId('array-machine').selectOption({ label: 'Systolic array' });
    for (const dataflow of ['Weights wait', 'Outputs wait', 'Inputs wait']) {
      await page.getByLabel('Dataflow', { exact: true }).selectOption({ label: dataflow });
      await expect(page.locator('[data-mark=multiply]')).toHaveCount(1);
      await page.getByRole('slider', { name: 'Cycle of the layer' }).focus();
      await page.keyboard.press('End');
      await expect(counter(page, 'macs')).toHaveText('225,792of 225,792');
      await expect(counter(page, 'outputs')).toHaveText('3,136of 3,136');
    }
    await page.getByTestId('array-machine').selectOption({ label: 'Laconic' });
    await expect(page.getByTestId('term-lanes')).toContainText('This step: cycle');
    await page.getByRole('slider', { name: 'Cycle of the layer' }).focus();
    await page.keyboard.press('End');
    await expect(counter(page, 'macs')).toHaveText('225,792of 225,792');
    expect(complaints).toEqual([]);
  });

  test('has the latest cycles as a table, newest first', async ({ page }) => {
    await openArray(page, '&cycle=30');
    await page.getByText('Latest cycles as a table').click();
    const rows = page.getByTestId('event-table').locator('tbody tr');
    await expect(rows).toHaveCount(12);
    await expect(rows.first()).toContainText('30');
    await expect(rows.first()).toContainText('multiplying');
  });

  test('offers no play button', async ({ page }) => {
    await openArray(page);
    await expect(page.getByText('Your system asks for less motion')).toBeVisible();
    await expect(page.getByTestId('play')).toHaveCount(0);
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const machine of ['dian-nao', 'systolic', 'laconic']) {
      await openArray(page, `&accelerator=${machine}`);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest).toBeLessThanOrEqual(360);
    }
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no serious accessibility violation in ${colorScheme} colours`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const machine of ['systolic', 'laconic']) {
        await openArray(page, `&accelerator=${machine}&cycle=60`);
        expect(await seriousViolations(page)).toEqual([]);
      }
    });
  }
});

test('plays by itself until it is paused', async ({ page }) => {
  await openArray(page);
  await expect(page.getByTestId('play')).toHaveText('Pause');
  await expect.poll(() => value(page, 'cycles')).toBeGreaterThan(3);
  await page.getByLabel('Speed').selectOption({ label: '256 cycles/s' });
  await expect.poll(() => value(page, 'cycles')).toBeGreaterThan(100);
  await page.getByTestId('play').click();
  const paused = await value(page, 'cycles');
  await expect(page).toHaveURL(new RegExp(`cycle=${paused}$`));
  expect(await value(page, 'cycles')).toBe(paused);
});

test('is reached from the header and from a design, and keeps to that design', async ({ page }) => {
  await page.goto(`#/explore?v=1&${quick}`);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Array' }).click();
  await expect(page).toHaveURL(/#\/array/);
  await expect(page.getByTestId('array-subject')).toContainText('LSQ W4 A4', { timeout: 60_000 });
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Explore' }).click();
  const point = page.locator('[data-testid=pareto-point]').first();
  await point.focus();
  await page.keyboard.press('Enter');
  const title = await page.getByTestId('inspect-title').textContent();
  await page.getByTestId('see-on-machine').click();
  await expect(page.getByTestId('array-subject')).toContainText(title ?? '?', { timeout: 60_000 });
});

test('offers machines that have a view in the place of one that has none', async ({ page }) => {
  await page.goto('#/array?v=1&accelerator=stripes');
  await expect(page.getByText('Stripes has no array view')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'DianNao' }).click();
  await expect(page.getByTestId('array-figure')).toBeVisible({ timeout: 60_000 });
});

test('takes the weights of a network trained here on Laconic', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(`#/train?v=1&dataset=mnist&float-epochs=1&tune-epochs=1&accelerator=laconic&${quick}`);
  await page.getByTestId('train-start').click();
  await expect(runPanel(page, 'done')).toBeVisible({ timeout: 200_000 });
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Array' }).click();
  await expect(page.getByText("The weights are those of one of the design's networks")).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByTestId('term-lanes')).toBeVisible();
});
