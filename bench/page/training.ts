import type { Page } from '@playwright/test';
import { withFreshBrowser } from './open-page';

export interface TrainingSample {
  readonly seconds: number;
  readonly testAccuracyFraction: number;
  readonly longestTaskMilliseconds: number;
  /** From each click to the frame that shows its effect. */
  readonly clickMilliseconds: readonly number[];
}

declare global {
  interface Window {
    longTasks: number[];
    clickDelays: number[];
  }
}

/** The FP32 control of the default recipe, trained in the page; with `clicks`, by somebody who uses the page meanwhile. */
export function trainInPage(url: string, { clicks }: { readonly clicks: boolean }): Promise<TrainingSample> {
  return withFreshBrowser({ serviceWorkers: 'allow' }, async (page) => {
    await page.addInitScript(noteDelays);
    await page.goto(`${url}#/train`);
    await page.getByText('FP32', { exact: true }).click();
    const start = page.getByTestId('train-start');
    await start.waitFor();
    await page.evaluate(() => {
      window.longTasks.length = 0;
      window.clickDelays.length = 0;
    });
    const started = performance.now();
    await start.click();
    const done = page.locator('[data-testid=run-panel][data-status=done]');
    if (clicks) while ((await done.count()) === 0) await lookAround(page);
    else await done.waitFor();
    const seconds = (performance.now() - started) / 1000;
    const accuracy = await page.getByTestId('result-accuracy').textContent();
    const noted = await page.evaluate(() => ({ tasks: window.longTasks, clicks: window.clickDelays }));
    return {
      seconds,
      testAccuracyFraction: Number.parseFloat(accuracy ?? '') / 100,
      longestTaskMilliseconds: Math.max(0, ...noted.tasks),
      clickMilliseconds: noted.clicks,
    };
  });
}

/** A round through the controls that somebody uses who waits for a result. */
async function lookAround(page: Page): Promise<void> {
  const inNavigation = (name: string) => page.getByRole('navigation').getByRole('button', { name });
  const placement = (id: string) => page.locator(`label:has(input[value="${id}"])`);
  const controls = [
    page.getByRole('button', { name: /Show as/ }),
    inNavigation('Explore'),
    placement('per-lane-offset'),
    page.getByRole('checkbox', { name: /LSQ\+/ }),
    page.getByLabel('Log axis'),
    page.getByLabel('Only the front'),
    placement('folded'),
    inNavigation('Train'),
  ];
  for (const control of controls) {
    await control.click();
    await page.waitForTimeout(200);
  }
}

/** In the page. A click carries the time of the input, so that waiting for a busy thread counts. */
function noteDelays(): void {
  window.longTasks = [];
  window.clickDelays = [];
  new PerformanceObserver((list) => {
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  const note = ({ timeStamp, isTrusted }: Event): void => {
    if (!isTrusted) return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.clickDelays.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  };
  addEventListener('click', note, { capture: true });
}
