import { beforeAll, expect, it } from 'vitest';
import { untrainedNetwork } from './float-base';
import type { Operations } from './operations/operations';
import { createProgressReporter } from './progress-reporter';
import { recordingControl, smallConfiguration } from './testing/run-trainer';
import { smallDataset } from './testing/small-dataset';
import { startTestBackend } from './testing/start-test-backend';
import { type RunContext, trainFloat, tune } from './train-phase';

const dataset = smallDataset();
const configuration = smallConfiguration();
let operations: Operations;
beforeAll(async () => {
  ({ operations } = await startTestBackend());
});

/** A context whose optimizer notes the learning rates it is given. */
function notingContext(rates: number[]): RunContext {
  return {
    dataset,
    recipe: configuration.recipe,
    seed: configuration.seed,
    reporter: createProgressReporter(recordingControl(), 50),
    operations: {
      ...operations,
      createAdam: (variables) => {
        const optimizer = operations.createAdam(variables);
        return {
          ...optimizer,
          step: (gradients, rate) => {
            rates.push(rate);
            optimizer.step(gradients, rate);
          },
        };
      },
    },
  };
}

it('trainFloat() keeps its learning rate', async () => {
  const rates: number[] = [];
  await trainFloat(untrainedNetwork(configuration, dataset), notingContext(rates));
  expect(rates.length).toBe(30);
  expect(new Set(rates)).toEqual(new Set([0.01]));
});

it('tune() lowers its learning rate linearly to 0 over all epochs', async () => {
  const rates: number[] = [];
  await tune(untrainedNetwork(configuration, dataset), null, notingContext(rates));
  // 2 epochs of 10 steps from 0.003
  expect(rates.length).toBe(20);
  expect(rates[0]).toBe(0.003);
  expect(rates[10]).toBeCloseTo(0.0015, 12);
  expect(rates[19]).toBeCloseTo(0.003 / 20, 12);
});
