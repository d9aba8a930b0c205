import { expect, test } from '@playwright/test';
import { pageComplaints } from './page-complaints';
import {
  commandLineHashes,
  downloadedPlan,
  endTrainingWorker,
  keptHashes,
  queueProgress,
} from './sweep-steps';

/** Five schemes, three widths, three seeds, everything else as the page has it: 45 trainings of `tiny-cnn`. */
const address =
  '#/experiments?v=1&try-schemes=fixed-point,lsq,lsq-plus,pact,dsq&try-bits=2,4,8&try-seeds=1,2,3&try-control=false&try-again=true';
const runs = 45;
const hourMs = 3_600_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (since: number): number => Math.round((Date.now() - since) / 1000);

test('the whole sweep survives a killed worker and a reload, and ends with the hashes of the command line', async ({
  page,
}) => {
  test.skip(!process.env.BITFRONTIER_WHOLE_SWEEP, 'takes many minutes: set BITFRONTIER_WHOLE_SWEEP=1');
  test.setTimeout(2 * hourMs);
  const complaints = pageComplaints(page);
  await page.goto(address);
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', String(runs));
  const plan = await downloadedPlan(page);
  await page.getByLabel('Trainings at the same time').selectOption('2');
  const pageStart = Date.now();
  await page.getByTestId('sweep-start').click();
  const finished = async (count: number): Promise<void> => {
    const done = () => queueProgress(page).getAttribute('data-done');
    await expect.poll(async () => Number(await done()), { timeout: hourMs }).toBeGreaterThanOrEqual(count);
  };
  await finished(Math.floor(runs / 4));
  say(`a worker is killed after ${seconds(pageStart)} s`);
  await endTrainingWorker(page);
  await finished(Math.floor(runs / 2));
  say(`the page is reloaded after ${seconds(pageStart)} s`);
  await page.reload();
  await expect(page.getByTestId('notices')).toContainText('The sweep of your last visit goes on');
  const saved = async (): Promise<number> => Object.keys(await keptHashes(page)).length;
  say(`results saved by then: ${await saved()}`);
  await expect.poll(saved, { timeout: hourMs, intervals: [2000] }).toBe(runs);
  await expect(page.getByTestId('sweep-count')).toHaveAttribute('data-open', '0');
  say(`all runs of the page have ended after ${seconds(pageStart)} s`);
  const fromPage = await keptHashes(page);
  say(`key and weights of each: ${JSON.stringify(fromPage)}`);

  const commandLineStart = Date.now();
  const fromCommandLine = commandLineHashes(plan);
  say(`the command line took ${seconds(commandLineStart)} s; key, weights in the page, weights there:`);
  for (const [key, hash] of Object.entries(fromCommandLine)) say(`${key} ${fromPage[key]} ${hash}`);
  expect(Object.keys(fromCommandLine)).toHaveLength(runs);
  expect(fromPage).toEqual(fromCommandLine);
  expect(complaints).toEqual([]);
});
