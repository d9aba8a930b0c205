import { resultKey } from '../core/explore/result-key';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { accuracyFraction } from './accuracy';
import { classify } from './models/inference';
import type { RunContext } from './train-phase';
import type { RunOutcome } from './training-api';
import { weightsHash } from './weights-hash';

export interface MeasureOptions {
  readonly trained: TrainedNetwork;
  readonly configuration: TrainingConfiguration;
  readonly context: RunContext;
  readonly requantizationBits: number;
  readonly backend: string;
}

/** Reads the test set, once, and reports the run. */
export async function measure(options: MeasureOptions): Promise<RunOutcome> {
  const { trained, configuration, context, requantizationBits, backend } = options;
  const { dataset, operations, reporter } = context;
  const classesOf = (images: Uint8Array) => classify(trained, images, operations, reporter.breathe);
  const validation = await classesOf(dataset.validation.images);
  const test = await classesOf(dataset.test.images);
  return {
    result: {
      key: resultKey(configuration),
      configuration,
      testAccuracyFraction: accuracyFraction(test, dataset.test),
      validationAccuracyFraction: accuracyFraction(validation, dataset.validation),
      testCount: dataset.test.labels.length,
      disagreements: 0,
      requantizationBits,
      weightsHash: weightsHash(trained),
      backend,
    },
    trained,
    integer: null,
  };
}
