import { withFreshBrowser } from './open-page';

interface MeasureSeconds {
  /** The first time: the hardware worker has compiled nothing yet. */
  readonly cold: number;
  readonly warm: number;
}

/** Seconds from the click on 'measure on my network' to the measured line, of a network trained just before for one epoch each. */
export function measureSeconds(url: string, network: string): Promise<MeasureSeconds> {
  return withFreshBrowser({ serviceWorkers: 'allow' }, async (page) => {
    await page.goto(`${url}#/train?v=1&dataset=mnist&network=${network}&float-epochs=1&tune-epochs=1`);
    await page.getByTestId('train-start').click();
    await page.locator('[data-testid=run-panel][data-status=done]').waitFor();
    await page.getByRole('button', { name: 'Show on chart' }).click();
    const measure = async () => {
      const start = page.getByTestId('measure-start');
      await start.waitFor();
      const started = performance.now();
      await start.click();
      await page.getByTestId('measured-line').waitFor();
      return (performance.now() - started) / 1000;
    };
    const cold = await measure();
    await page.getByTestId('measure-drop').click();
    return { cold, warm: await measure() };
  });
}
