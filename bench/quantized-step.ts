import type { TrainableNetwork } from '../src/core/networks/network';
import { createRandom } from '../src/core/random';
import type { Operations } from '../src/training/operations/operations';
import { trainEpochs } from '../src/training/train-epochs';
import { type Cost, compareInTurns, createSteppable, ratioOf, type Steppable } from './interleave';
import {
  batchSize,
  createModel,
  type SyntheticTraining,
  shape,
  syntheticTraining,
} from './synthetic-training';

/** Models are made anew a few times, so that no luck with places in memory decides. */
const models = 8;
const warmUpSteps = 10;
/** Single steps, so that most pairs miss what else the machine does. */
const turns = { rounds: 120, steps: 1 };
const batches = 13;

/** Steps of quantization-aware over those of float training: two live models that take turns in one process. */
export async function compareQuantizedSteps(network: TrainableNetwork, operations: Operations) {
  const training = syntheticTraining(network, batches);
  const pairs: (readonly [Cost, Cost])[] = [];
  for (let model = 0; model < models; model++) {
    const quantized = stepThrough(training, true, operations);
    const float = stepThrough(training, false, operations);
    for (const each of [quantized, float]) await each.advance(warmUpSteps);
    pairs.push(...(await compareInTurns(quantized, float, turns)));
    for (const each of [quantized, float]) await each.finish();
  }
  const ratioBy = (cost: keyof Cost) => ratioOf(pairs.map(([left, right]) => [left[cost], right[cost]]));
  return {
    unit: 'x',
    ...ratioBy('milliseconds'),
    ofProcessorTimes: ratioBy('processorMilliseconds').median,
    pairs: pairs.length,
    target: '<= 1.10',
  };
}

function stepThrough(
  { start, images }: SyntheticTraining,
  quantized: boolean,
  operations: Operations,
): Steppable {
  const model = createModel(start, quantized, operations);
  return createSteppable(async (pause) => {
    await trainEpochs({
      model,
      operations,
      images,
      shape,
      batchSize,
      epochs: Math.ceil((warmUpSteps + turns.rounds * turns.steps) / batches),
      order: createRandom(2),
      learningRate: () => 1e-3,
      onStep: pause,
      onEpochEnd: async () => {},
    });
    model.dispose();
  });
}
