import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { createServer } from 'vite';
import { pageComplaints } from './page-complaints';
import { openShortRun, runPanel } from './short-run';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the development server trains too, from dependencies that it bundles before', async ({ page }) => {
  test.setTimeout(240_000);
  const server = await createServer({ root, server: { port: 4181, watch: null }, logLevel: 'error' });
  await server.listen();
  try {
    const complaints = pageComplaints(page);
    let loads = 0;
    page.on('load', () => {
      loads++;
    });
    await openShortRun(page, server.resolvedUrls?.local[0]);
    await page.getByTestId('train-start').click();
    await expect(runPanel(page, 'done')).toBeVisible({ timeout: 180_000 });
    // A dependency found only then would have loaded the page again, and lost the run.
    expect(loads).toBe(1);
    expect(complaints).toEqual([]);
  } finally {
    await server.close();
  }
});
