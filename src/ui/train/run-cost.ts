import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { canonicalJson } from '../../core/hash';

/** Optimizer steps of FP32 training and of fine-tuning in one run. */
interface RunSteps {
  readonly float: number;
  readonly tune: number;
}

function stepsOf({ recipe, method }: TrainingConfiguration, trainingImages: number): RunSteps {
  const perEpoch = Math.ceil(trainingImages / recipe.batchSize);
  return {
    float: perEpoch * recipe.floatEpochs,
    tune: method === 'ptq' ? 0 : perEpoch * recipe.tuneEpochs,
  };
}

/** What FP32 training depends on: runs that agree in it start from one shared checkpoint. */
export function startingPointKey({
  dataset,
  network,
  networkParams,
  recipe,
  seed,
}: TrainingConfiguration): string {
  const { batchSize, floatEpochs, floatLearningRate } = recipe;
  return canonicalJson({ dataset, network, networkParams, batchSize, floatEpochs, floatLearningRate, seed });
}

/** Optimizer steps of all runs; FP32 training counts once per shared start, and not at all where one is at hand. */
export function plannedSteps(
  configurations: readonly TrainingConfiguration[],
  trainingImages: (dataset: string) => number,
  finishedStarts: ReadonlySet<string>,
): number {
  const starts = new Set(finishedStarts);
  let steps = 0;
  for (const configuration of configurations) {
    const { float, tune } = stepsOf(configuration, trainingImages(configuration.dataset));
    const key = startingPointKey(configuration);
    steps += starts.has(key) ? tune : float + tune;
    starts.add(key);
  }
  return steps;
}
