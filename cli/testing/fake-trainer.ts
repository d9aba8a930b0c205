import { resultKey } from '../../src/core/explore/result-key';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import { defaultRecipe, type TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { hash } from '../../src/core/hash';
import type { Trainer } from '../../src/training/training-api';

export function configurationOf(
  change: Partial<TrainingConfiguration> = {},
  weightBits = 4,
): TrainingConfiguration {
  return {
    dataset: 'fashion-mnist',
    network: 'tiny-cnn',
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    quantization: { scheme: 'lsq', schemeParams: {}, weightBits, activationBits: 4, edgeLayers: 'same' },
    seed: 1,
    ...change,
  };
}

export function resultOf(configuration: TrainingConfiguration, testAccuracyFraction = 0.875): TrainedResult {
  return {
    key: resultKey(configuration),
    configuration,
    testAccuracyFraction,
    validationAccuracyFraction: 0.88,
    testCount: 10_000,
    disagreements: 2,
    requantizationBits: 16,
    weightsHash: hash(`${JSON.stringify(configuration)} ${testAccuracyFraction}`),
    backend: 'fake',
  };
}

/** Answers without training; `runs` lists what was asked for. */
export function createFakeTrainer(
  answer: (configuration: TrainingConfiguration) => TrainedResult = (configuration) =>
    resultOf(configuration),
): Trainer & { readonly runs: TrainingConfiguration[] } {
  const runs: TrainingConfiguration[] = [];
  return {
    backend: 'fake',
    runs,
    allocate: () => Promise.reject(new Error('allocates nothing')),
    run: async (configuration, control) => {
      runs.push(configuration);
      await control.breathe();
      const progress = { phase: 'tune', stepsDone: 10, stepsPlanned: 10, epoch: 1, epochs: 1 } as const;
      control.onProgress({ ...progress, loss: 0.5, validationAccuracyFraction: 0.88 });
      const trained = { input: { height: 1, width: 1, channels: 1 }, classes: 10, specs: [], layers: {} };
      return { result: answer(configuration), trained, integer: null };
    },
  };
}
