import { withFreshBrowser } from './open-page';

/** Four seeds of two schemes, three epochs of each phase: eight trainings from four FP32 networks. */
const sweep =
  '#/experiments?v=1&try-schemes=fixed-point,lsq&try-bits=4&try-seeds=1,2,3,4&try-control=false&try-epochs=3&try-float-epochs=3';
const runs = 8;

/** Seconds from the start of a sweep in a browser without earlier results to its last result. */
export function sweepSeconds(url: string, workers: number): Promise<number> {
  return withFreshBrowser({ serviceWorkers: 'allow' }, async (page) => {
    await page.goto(`${url}${sweep}`);
    await page.getByLabel('Trainings at the same time').selectOption(String(workers));
    const started = performance.now();
    await page.getByTestId('sweep-start').click();
    await page.locator(`[data-testid=queue-progress][data-done="${runs}"]`).waitFor();
    return (performance.now() - started) / 1000;
  });
}
