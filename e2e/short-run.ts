import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the training screen with the shortest run that passes through all phases: MNIST, one epoch of each. */
export async function openShortRun(page: Page, address = ''): Promise<void> {
  await page.goto(`${address}#/train?v=1&dataset=mnist&float-epochs=1&tune-epochs=1`);
  await expect(page.getByTestId('train-start')).toBeVisible();
}

export function runPanel(page: Page, status: 'running' | 'done' | 'failed'): Locator {
  return page.locator(`[data-testid=run-panel][data-status=${status}]`);
}
