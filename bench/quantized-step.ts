import type { LabelledImages } from '../src/core/datasets/dataset';
import type { Network } from '../src/core/networks/network';
import { createRandom } from '../src/core/random';
import type { TrainableModel } from '../src/training/models/trainable-model';
import type { Operations } from '../src/training/operations/operations';
import { trainEpochs } from '../src/training/train-epochs';
import { type Cost, compareInTurns, createSteppable, ratioOf, type Steppable } from './interleave';
import { batchSize, createModel, shape, syntheticTraining } from './synthetic-training';

/** Two models to compare: how each is made anew, and the images that both see. */
export interface StepComparison {
  readonly images: LabelledImages;
  readonly operations: Operations;
  quantized(): TrainableModel;
  float(): TrainableModel;
}

/** How long to compare. Models are made anew a few times, so that no luck with places in memory decides. */
interface Effort {
  readonly models: number;
  readonly rounds: number;
}

const warmUpSteps = 10;
export const batches = 13;

/** Steps of quantization-aware over those of float training, for `lsq` on a network. */
export function compareQuantizedSteps(network: Network, operations: Operations) {
  const { start, images } = syntheticTraining(network, batches);
  const comparison = {
    images,
    operations,
    quantized: () => createModel(start, true, operations),
    float: () => createModel(start, false, operations),
  };
  return compareSteps(comparison, { models: 8, rounds: 120 }, '<= 1.10');
}

/** Two live models that take turns in one process. */
export async function compareSteps(comparison: StepComparison, { models, rounds }: Effort, target: string) {
  const pairs: (readonly [Cost, Cost])[] = [];
  for (let model = 0; model < models; model++) {
    const quantized = stepThrough(comparison, comparison.quantized(), rounds);
    const float = stepThrough(comparison, comparison.float(), rounds);
    for (const each of [quantized, float]) await each.advance(warmUpSteps);
    // Single steps, so that most pairs miss what else the machine does.
    pairs.push(...(await compareInTurns(quantized, float, { rounds, steps: 1 })));
    for (const each of [quantized, float]) await each.finish();
  }
  const ratioBy = (cost: keyof Cost) => ratioOf(pairs.map(([left, right]) => [left[cost], right[cost]]));
  return {
    unit: 'x',
    ...ratioBy('milliseconds'),
    ofProcessorTimes: ratioBy('processorMilliseconds').median,
    pairs: pairs.length,
    target,
  };
}

function stepThrough(
  { images, operations }: StepComparison,
  model: TrainableModel,
  rounds: number,
): Steppable {
  return createSteppable(async (pause) => {
    await trainEpochs({
      model,
      operations,
      images,
      shape,
      batchSize,
      epochs: Math.ceil((warmUpSteps + rounds) / batches),
      order: createRandom(2),
      learningRate: () => 1e-3,
      onStep: pause,
      onEpochEnd: async () => {},
    });
    model.dispose();
  });
}
