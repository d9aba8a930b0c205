import { startingPointKey } from '../../core/explore/starting-point';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';

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
