import { defaultRecipe } from '../../src/core/explore/training-configuration';
import { toGallery } from '../../src/data/gallery';
import { syntheticResults } from '../synthetic-results';
import { withFreshBrowser } from './open-page';

const designCount = 2000;
const moves = 12;
const point = '[data-testid=pareto-point]';

export interface HardwareControlSample {
  readonly drawnPoints: number;
  readonly milliseconds: readonly number[];
}

/** From choosing another placement to the frame in which the points of 2,000 designs stand at their new energies. */
export function moveHardwareControl(url: string): Promise<HardwareControlSample> {
  const results = syntheticResults(designCount, (round) => ({
    recipe: { ...defaultRecipe, tuneEpochs: 1 + round },
  }));
  const gallery = JSON.stringify(toGallery(results));
  return withFreshBrowser({ serviceWorkers: 'block' }, async (page) => {
    await page.route('**/gallery.json', (route) =>
      route.fulfill({ body: gallery, contentType: 'application/json' }),
    );
    await page.goto(url);
    await page.locator(point).first().waitFor();
    const milliseconds: number[] = [];
    for (let move = 0; move < moves; move++) {
      await page.waitForTimeout(500);
      const placement = move % 2 === 0 ? 'per-lane-dequantize' : 'folded';
      milliseconds.push(await page.evaluate(choosePlacement, placement));
    }
    return { drawnPoints: await page.locator(point).count(), milliseconds: milliseconds.slice(1) };
  });
}

/** In the page. */
function choosePlacement(placement: string): Promise<number> {
  const radio = document.querySelector<HTMLInputElement>(`input[type=radio][value="${placement}"]`);
  const chart = document.querySelector('[data-testid=pareto-point]')?.closest('svg');
  if (!radio || !chart) throw new TypeError('the page has no chart or no placements');
  return new Promise((resolve) => {
    const start = performance.now();
    const afterNextFrame = (): void => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(null);
    };
    new MutationObserver((records, observer) => {
      const hasMoved = records.some(
        ({ target }) => target instanceof Element && target.hasAttribute('data-point-id'),
      );
      if (!hasMoved) return;
      observer.disconnect();
      requestAnimationFrame(afterNextFrame);
    }).observe(chart, { attributes: true, attributeFilter: ['transform'], subtree: true });
    radio.click();
  });
}
