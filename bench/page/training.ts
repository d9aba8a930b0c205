import type { Page } from '@playwright/test';
import { withFreshBrowser } from './open-page';

export interface TrainingSample {
  readonly seconds: number;
  readonly testAccuracyFraction: number;
  readonly longestTaskMilliseconds: number;
  readonly clicks: readonly Click[];
}

interface Click {
  readonly control: string;
  /** To the frame that shows the effect. */
  readonly milliseconds: number;
}

declare global {
  interface Window {
    longTasks: { readonly startTime: number; readonly duration: number }[];
    clicks: Click[];
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
    const pageStarted = await page.evaluate(() => performance.now());
    const started = performance.now();
    await start.click();
    const done = page.locator('[data-testid=run-panel][data-status=done]');
    if (clicks) while ((await done.count()) === 0) await lookAround(page);
    else await done.waitFor();
    const seconds = (performance.now() - started) / 1000;
    const accuracy = await page.getByTestId('result-accuracy').textContent();
    const noted = await page.evaluate(() => ({ tasks: window.longTasks, clicks: window.clicks }));
    // Tasks of the start are reported late.
    const tasks = noted.tasks.filter(({ startTime }) => startTime >= pageStarted);
    return {
      seconds,
      testAccuracyFraction: Number.parseFloat(accuracy ?? '') / 100,
      longestTaskMilliseconds: Math.max(0, ...tasks.map(({ duration }) => duration)),
      clicks: noted.clicks,
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

/** In the page. An event carries the time of the input, so that waiting for a busy thread counts. */
function noteDelays(): void {
  window.longTasks = [];
  window.clicks = [];
  new PerformanceObserver((list) => {
    window.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
  }).observe({ type: 'longtask' });
  const note = ({ target, timeStamp, isTrusted }: Event): void => {
    if (!isTrusted || !(target instanceof HTMLElement)) return;
    const control = target.closest('label, button, fieldset')?.textContent?.slice(0, 20) ?? target.tagName;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.clicks.push({ control, milliseconds: performance.now() - timeStamp });
      };
      port2.postMessage(null);
    });
  };
  addEventListener('pointerup', note, { capture: true });
}
