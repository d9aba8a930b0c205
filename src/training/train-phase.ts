import type { Dataset } from '../core/datasets/dataset';
import type { Recipe } from '../core/explore/training-configuration';
import type { TrainedNetwork } from '../core/networks/trained-network';
import { accuracyFraction } from './accuracy';
import { classify } from './models/inference';
import type { ModelQuantization } from './models/layer-quantization';
import { createTrainableModel } from './models/trainable-model';
import type { Operations } from './operations/operations';
import type { ProgressReporter } from './progress-reporter';
import { randomStream } from './random-stream';
import { stepsPerEpoch, trainEpochs } from './train-epochs';

/** What every stage of one run works with. */
export interface RunContext {
  readonly dataset: Dataset;
  readonly operations: Operations;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly reporter: ProgressReporter;
}

/** First training of the float network, at a constant rate. */
export function trainFloat(start: TrainedNetwork, context: RunContext): Promise<TrainedNetwork> {
  const { floatEpochs, floatLearningRate } = context.recipe;
  return trainPhase(start, null, context, {
    phase: 'float',
    epochs: floatEpochs,
    learningRate: () => floatLearningRate,
  });
}

/** Fine-tuning with a fresh optimizer and a rate that falls linearly to 0; float where there is no quantization. */
export function tune(
  start: TrainedNetwork,
  quantization: ModelQuantization | null,
  context: RunContext,
): Promise<TrainedNetwork> {
  const { tuneEpochs, tuneLearningRate, batchSize } = context.recipe;
  const steps = tuneEpochs * stepsPerEpoch(context.dataset.training, batchSize);
  return trainPhase(start, quantization, context, {
    phase: 'tune',
    epochs: tuneEpochs,
    learningRate: (step) => tuneLearningRate * (1 - step / steps),
  });
}

interface Phase {
  readonly phase: 'float' | 'tune';
  readonly epochs: number;
  learningRate(step: number): number;
}

async function trainPhase(
  start: TrainedNetwork,
  quantization: ModelQuantization | null,
  { dataset, operations, recipe, seed, reporter }: RunContext,
  { phase, epochs, learningRate }: Phase,
): Promise<TrainedNetwork> {
  reporter.startPhase(phase, epochs);
  const model = createTrainableModel(start, quantization, operations);
  try {
    await trainEpochs({
      model,
      operations,
      images: dataset.training,
      shape: dataset.shape,
      batchSize: recipe.batchSize,
      epochs,
      order: randomStream(seed, phase === 'float' ? 'float-order' : 'tune-order'),
      learningRate,
      onStep: reporter.finishStep,
      onEpochEnd: async (epoch) => {
        const { validation } = dataset;
        const classes = await classify(model.snapshot(), validation.images, operations, reporter.breathe);
        reporter.finishEpoch(epoch, accuracyFraction(classes, validation));
      },
    });
    return model.snapshot();
  } finally {
    model.dispose();
  }
}
