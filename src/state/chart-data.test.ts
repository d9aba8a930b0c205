import { describe, expect, it } from 'vitest';
import type { CostReport } from '../core/hardware/cost/cost-report';
import { chartDataArrived } from './chart-data';
import { createAppStore } from './store';

describe('chartDataArrived()', () => {
  it('waits for the costs that place the points of the gallery', async () => {
    const store = createAppStore();
    let arrived = false;
    const arrival = chartDataArrived(store).then(() => {
      arrived = true;
    });
    store.setState({ gallery: 'ready' });
    await Promise.resolve();
    expect(arrived).toBe(false);
    store.getState().setCosts({ key: {} as CostReport });
    await arrival;
    expect(arrived).toBe(true);
  });

  it('does not wait for a gallery that cannot be loaded, before or after it is asked', async () => {
    const store = createAppStore();
    const arrival = chartDataArrived(store);
    store.setState({ gallery: 'failed' });
    await expect(arrival).resolves.toBeUndefined();
    await expect(chartDataArrived(store)).resolves.toBeUndefined();
  });
});
