import type { LabelledImages } from '../core/datasets/dataset';
import { resultKey } from '../core/explore/result-key';
import { encodeCorrectBits } from '../core/explore/statistics/correct-bits';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { compileIntegerNetwork } from '../core/integer/compile';
import type { IntegerNetwork } from '../core/integer/integer-network';
import type { MatrixKernel } from '../core/integer/matrix-kernel';
import { createIntegerEngine, type IntegerEngine } from '../core/integer/run';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { accuracyFraction, countEqual } from './accuracy';
import { classify } from './models/inference';
import type { ProgressReporter } from './progress-reporter';
import type { RunContext } from './train-phase';
import type { RunOutcome } from './training-api';
import { weightsHash } from './weights-hash';

export interface MeasureOptions {
  readonly trained: TrainedNetwork;
  readonly configuration: TrainingConfiguration;
  readonly context: RunContext;
  readonly requantizationBits: number;
  /** Makes the kernel of an integer engine. */
  readonly createKernel: () => MatrixKernel;
  readonly backend: string;
}

interface Measurement {
  readonly integer: IntegerNetwork | null;
  readonly validation: Uint8Array;
  readonly test: Uint8Array;
  readonly disagreements: number;
}

/** Reads the test set, once, and reports the run. */
export async function measure(options: MeasureOptions): Promise<RunOutcome> {
  const { trained, configuration, context, requantizationBits, backend } = options;
  const { dataset } = context;
  const isFloat = configuration.method === 'float';
  const { integer, validation, test, disagreements } = isFloat
    ? await measureFloat(trained, context)
    : await measureInteger(options);
  return {
    result: {
      key: resultKey(configuration),
      configuration,
      testAccuracyFraction: accuracyFraction(test, dataset.test),
      validationAccuracyFraction: accuracyFraction(validation, dataset.validation),
      testCount: dataset.test.labels.length,
      disagreements,
      requantizationBits,
      weightsHash: weightsHash(trained),
      backend,
      correctBits: encodeCorrectBits(test, dataset.test.labels),
    },
    trained,
    integer,
  };
}

async function measureFloat(trained: TrainedNetwork, context: RunContext): Promise<Measurement> {
  const { dataset, operations, reporter } = context;
  const validation = await classify(trained, dataset.validation.images, operations, reporter.breathe);
  const test = await classify(trained, dataset.test.images, operations, reporter.breathe);
  return { integer: null, validation, test, disagreements: 0 };
}

async function measureInteger(options: MeasureOptions): Promise<Measurement> {
  const { trained, context, requantizationBits, createKernel } = options;
  const { dataset, operations, reporter } = context;
  const integer = compileIntegerNetwork(trained, { requantizationBits });
  const engine = createIntegerEngine(integer, createKernel());
  const validation = await classifyIntegers(engine, dataset.validation, reporter);
  const test = await classifyIntegers(engine, dataset.test, reporter);
  const simulated = await classify(trained, dataset.test.images, operations, reporter.breathe);
  return { integer, validation, test, disagreements: test.length - countEqual(test, simulated) };
}

const imagesBetweenBreaths = 50;

async function classifyIntegers(
  engine: IntegerEngine,
  { images, labels }: LabelledImages,
  { breathe }: ProgressReporter,
): Promise<Uint8Array> {
  const count = labels.length;
  const size = images.length / count;
  const classes = new Uint8Array(count);
  for (let start = 0; start < count; start += imagesBetweenBreaths) {
    const block = images.subarray(start * size, (start + imagesBetweenBreaths) * size);
    classes.set(engine.classify(block, block.length / size), start);
    await breathe();
  }
  return classes;
}
