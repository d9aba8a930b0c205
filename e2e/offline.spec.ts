import { connect, createServer, type Socket } from 'node:net';
import { expect, type Page, type Request, test } from '@playwright/test';
import { openShortRun, runPanel } from './short-run';

test.use({ serviceWorkers: 'allow' });

const points = '[data-testid="pareto-point"]';

/** A way to the page's server that can be cut: unlike an emulated loss, it is lost to every worker. */
async function openLine(baseURL: string): Promise<{ readonly address: string; cut(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(Number(new URL(baseURL).port), '127.0.0.1');
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new TypeError('the server has no port');
  return {
    address: `http://127.0.0.1:${bound.port}/`,
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A worker becomes ready only after everything it keeps has been stored. */
async function waitUntilStored(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

const pathOf = (request: Request): string => new URL(request.url()).pathname;

function storedPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
}

test('after one visit the page opens without its server', async ({ page, baseURL }) => {
  const line = await openLine(String(baseURL));
  await page.goto(line.address);
  await expect(page.locator(points).first()).toBeVisible();
  const shown = await page.locator(points).count();
  await waitUntilStored(page);
  line.cut();
  await page.reload();
  await expect(page.locator(points)).toHaveCount(shown);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByTestId('train-start')).toBeVisible();
});

test('what serves the page offline is loaded after the first chart, and no dataset is', async ({
  page,
  context,
}) => {
  const requested: Request[] = [];
  context.on('request', (request) => requested.push(request));
  await page.addInitScript((selector) => {
    const register = navigator.serviceWorker.register.bind(navigator.serviceWorker);
    navigator.serviceWorker.register = (...parameters) => {
      document.documentElement.dataset.pointsBefore = String(document.querySelectorAll(selector).length);
      return register(...parameters);
    };
  }, points);
  await page.goto('');
  await waitUntilStored(page);
  const pointsBefore = await page.locator('html').getAttribute('data-points-before');
  expect(Number(pointsBefore)).toBeGreaterThanOrEqual(60);
  const ofPage = requested.filter((request) => request.serviceWorker() === null).map(pathOf);
  expect(ofPage.filter((path) => /training\.worker|tfjs|\.wasm$/.test(path))).toEqual([]);
  const stored = await storedPaths(page);
  expect(stored).toContain('/gallery.json');
  expect(stored.filter((path) => /tfjs-backend-wasm.*\.wasm$/.test(path))).toHaveLength(3);
  expect([...stored, ...requested.map(pathOf)].filter((path) => path.endsWith('.pack'))).toEqual([]);
});

test('training needs no server once its images were loaded', async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  const line = await openLine(String(baseURL));
  await openShortRun(page, line.address);
  await waitUntilStored(page);
  await page.getByTestId('train-start').click();
  await expect(page.getByTestId('run-progress-text')).toContainText('epoch 1 of 1', { timeout: 60_000 });
  line.cut();
  await page.reload();
  await page.getByTestId('train-start').click();
  await expect(runPanel(page, 'done')).toBeVisible({ timeout: 120_000 });
});
