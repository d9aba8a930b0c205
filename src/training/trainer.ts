import type { Dataset } from '../core/datasets/dataset';
import { checkBatchNorm, configuredLayers } from '../core/explore/configured-layers';
import { layerCodings } from '../core/explore/layer-codings';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { exactKernel } from '../core/integer/exact-kernel';
import type { MatrixKernel } from '../core/integer/matrix-kernel';
import { isMatrixLayer } from '../core/networks/network';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { ProblemError } from '../core/problem';
import { allocate } from './allocation/allocate';
import type { TrainingBackend } from './backend';
import { calibrate, preparedNetwork } from './calibrate';
import { type CheckpointCache, createMemoryCache } from './checkpoint-cache';
import { floatBaseKey, untrainedNetwork, withFoldedBatchNorm } from './float-base';
import { measure } from './measure';
import { modelQuantization } from './model-quantization';
import { createProgressReporter } from './progress-reporter';
import { stepsPerEpoch } from './train-epochs';
import { type RunContext, trainFloat, tune } from './train-phase';
import type { RunControl, Trainer } from './training-api';

export interface TrainerOptions {
  readonly dataset: Dataset;
  readonly backend: TrainingBackend;
  /** Where float networks survive the trainer; without it they live as long as the trainer does. */
  readonly cache?: CheckpointCache;
  /** Mantissa width of the requantization under which accuracy is measured. */
  readonly requantizationBits?: number;
  /** Makes the kernel of each integer engine; without it, exact TypeScript. */
  readonly createKernel?: () => MatrixKernel;
}

const defaultRequantizationBits = 16;

/** Trains and measures configurations on one dataset, one after the other. */
export async function createTrainer(options: TrainerOptions): Promise<Trainer> {
  const { dataset, backend, requantizationBits = defaultRequantizationBits } = options;
  const createKernel = options.createKernel ?? (() => exactKernel);
  const bases = createMemoryCache(options.cache ?? null);
  const startFrom = async (configuration: TrainingConfiguration, control: RunControl) => {
    checkBatchNorm(configuration);
    const key = floatBaseKey(configuration, dataset, backend.name);
    const known = withSpecs(await bases.get(key), configuration);
    const context = runContext(configuration, dataset, backend, control, known !== null);
    const base = known ?? (await trainFloat(untrainedNetwork(configuration, dataset), context));
    if (!known) await bases.set(key, base);
    return { base: withFoldedBatchNorm(base, configuration), context };
  };
  return {
    backend: backend.name,
    run: async (configuration, control) => {
      const { base, context } = await startFrom(configuration, control);
      const trained = await specialize(base, configuration, context);
      context.reporter.startPhase('evaluate', 0);
      const measured = { trained, configuration, context, requantizationBits, createKernel };
      return measure({ ...measured, backend: backend.name });
    },
    allocate: async (request, control) => {
      const configuration = { ...request.configuration, method: 'ptq' } as const;
      const { base, context } = await startFrom(configuration, control);
      const { operations, reporter } = context;
      reporter.startPhase('search', 0);
      const onEvaluation = (count: number): void => control.onEvaluation?.(count);
      return allocate({ ...request, configuration }, { base, dataset, operations, reporter, onEvaluation });
    },
  };
}

/** Stored layers with the specs of today: an older version may have written those differently. */
function withSpecs(
  stored: TrainedNetwork | null,
  configuration: TrainingConfiguration,
): TrainedNetwork | null {
  return stored && { ...stored, specs: configuredLayers(configuration, stored.classes) };
}

function runContext(
  configuration: TrainingConfiguration,
  dataset: Dataset,
  { operations }: TrainingBackend,
  control: RunControl,
  hasBase: boolean,
): RunContext {
  const { recipe, method, seed } = configuration;
  const steps = stepsPerEpoch(dataset.training, recipe.batchSize);
  if (steps === 0) {
    const count = dataset.training.labels.length;
    throw new ProblemError('too-few-images', { dataset: dataset.id, count, needed: recipe.batchSize });
  }
  const epochs = (hasBase ? 0 : recipe.floatEpochs) + (method === 'ptq' ? 0 : recipe.tuneEpochs);
  const reporter = createProgressReporter(control, epochs * steps);
  return { dataset, operations, recipe, seed, reporter };
}

/** From the float network to the network that the configuration asks for. */
function specialize(
  base: TrainedNetwork,
  configuration: TrainingConfiguration,
  context: RunContext,
): Promise<TrainedNetwork> {
  const { method, quantization, seed } = configuration;
  if (method === 'float') return tune(base, null, context);
  const { dataset, operations, reporter } = context;
  reporter.startPhase('calibrate', 0);
  const names = base.specs.filter(isMatrixLayer).map(({ name }) => name);
  const codings = new Map(
    layerCodings(quantization, names.length).map(
      (coding, index) => [names[index] as string, coding] as const,
    ),
  );
  const quantized = calibrate(base, { codings, images: dataset.training, operations });
  if (method === 'ptq') return Promise.resolve(preparedNetwork(quantized, codings));
  return tune(quantized, modelQuantization(codings, seed), context);
}
