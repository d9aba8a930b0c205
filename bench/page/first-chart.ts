import { withFreshBrowser } from './open-page';

/** Milliseconds from the navigation, in a browser just started, to the frame that shows the first point. */
export function firstChartMilliseconds(url: string, slowDown: number): Promise<number> {
  return withFreshBrowser({ serviceWorkers: 'allow' }, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.addInitScript(noteFirstPoint);
    await page.goto(url);
    const shown = page.locator('html[data-first-point]');
    await shown.waitFor({ state: 'attached' });
    return Number(await shown.getAttribute('data-first-point'));
  });
}

/** In the page. */
function noteFirstPoint(): void {
  const afterNextFrame = (): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.documentElement.dataset.firstPoint = String(performance.now());
    };
    port2.postMessage(null);
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-testid=pareto-point]')) return;
    observer.disconnect();
    requestAnimationFrame(afterNextFrame);
  }).observe(document, { childList: true, subtree: true });
}
