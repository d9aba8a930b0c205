import { describe, expect, it } from 'vitest';
import { defaultRecipe, type TrainingConfiguration } from '../core/explore/training-configuration';
import type { Workload } from './hardware-worker-api';
import { createWorkloadReceiver, createWorkloadSender } from './sent-workloads';

const configuration: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'float',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
};
const [first, second, third] = ['first', 'second', 'third'].map(
  (key): Workload => ({ key, configuration }),
) as [Workload, Workload, Workload];

describe('createWorkloadSender()', () => {
  it('sends every workload in full once', () => {
    const { send } = createWorkloadSender();
    expect(send([first, second]).added).toEqual([first, second]);
    expect(send([third, first])).toEqual({ keys: ['third', 'first'], added: [third] });
  });

  it('sends everything again to a new worker', () => {
    const { send, forget } = createWorkloadSender();
    send([first]);
    forget();
    expect(send([first, second]).added).toEqual([first, second]);
  });
});

describe('createWorkloadReceiver()', () => {
  it('restores what was sent, in its order', () => {
    const { send } = createWorkloadSender();
    const receive = createWorkloadReceiver();
    expect(receive(send([first, second]))).toEqual([first, second]);
    expect(receive(send([second, third, first]))).toEqual([second, third, first]);
  });

  it('refuses a key that it was never told', () => {
    expect(() => createWorkloadReceiver()({ keys: ['first'], added: [] })).toThrow(/never sent: first/);
  });
});
