import { chromium, type Page } from '@playwright/test';
import { ensureBrowser } from '../../scripts/find-browser.mjs';

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface PageOptions {
  readonly serviceWorkers: 'allow' | 'block';
}

/** Lends a blank page of a browser that has just started from an empty profile. */
export async function withFreshBrowser<Value>(
  { serviceWorkers }: PageOptions,
  use: (page: Page) => Promise<Value>,
): Promise<Value> {
  const executablePath = ensureBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: flags });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers });
    context.setDefaultTimeout(600_000);
    return await use(await context.newPage());
  } finally {
    await browser.close();
  }
}
