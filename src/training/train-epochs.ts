import {
  add,
  type Scalar,
  type Tensor,
  tensor1d,
  tidy,
  type Variable,
  valueAndGrads,
} from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../core/datasets/dataset';
import type { ImageShape } from '../core/networks/network';
import { ProblemError } from '../core/problem';
import type { Random } from '../core/random';
import { gatherImages, imageTensor } from './images';
import type { TrainableModel } from './models/trainable-model';
import type { Operations, Optimizer } from './operations/operations';

export interface EpochsOptions {
  readonly model: TrainableModel;
  readonly operations: Operations;
  readonly images: LabelledImages;
  readonly shape: ImageShape;
  readonly batchSize: number;
  readonly epochs: number;
  /** Decides the order of the images. */
  readonly order: Random;
  /** Learning rate of a step, counted from 0 over all epochs. */
  learningRate(step: number): number;
  /** Awaited after every step. */
  onStep(loss: number, epoch: number): Promise<void>;
  /** Awaited after every epoch, counted from 1. */
  onEpochEnd(epoch: number): Promise<void>;
}

/** Whole batches in one epoch; the images that are left over take part in another epoch's order. */
export function stepsPerEpoch(images: LabelledImages, batchSize: number): number {
  return Math.floor(images.labels.length / batchSize);
}

/** Trains the model with Adam. A ProblemError where the loss stops being a number; the model stays the caller's. */
export async function trainEpochs(options: EpochsOptions): Promise<void> {
  const { model, operations, images, shape, batchSize, epochs, order } = options;
  const optimizer = operations.createAdam(model.trainable);
  const steps = stepsPerEpoch(images, batchSize);
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const permutation = order.permutation(images.labels.length);
      for (let step = 0; step < steps; step++) {
        const chosen = permutation.subarray(step * batchSize, (step + 1) * batchSize);
        const batch = gatherImages(images, chosen, shape);
        const done = (epoch - 1) * steps + step;
        const learningRate = options.learningRate(done);
        model.beforeStep({ step: done, steps: epochs * steps, learningRate });
        const loss = await trainStep(model, operations, optimizer, { batch, shape, learningRate });
        if (!Number.isFinite(loss))
          throw new ProblemError('training-diverged', { loss: String(loss), epoch, learningRate });
        await options.onStep(loss, epoch);
      }
      await options.onEpochEnd(epoch);
    }
  } finally {
    optimizer.dispose();
  }
}

interface StepInput {
  readonly batch: LabelledImages;
  readonly shape: ImageShape;
  readonly learningRate: number;
}

async function trainStep(
  model: TrainableModel,
  operations: Operations,
  optimizer: Optimizer,
  { batch, shape, learningRate }: StepInput,
): Promise<number> {
  const loss = tidy(() => {
    const images = imageTensor(batch.images, 0, batch.labels.length, shape);
    const labels = tensor1d(Int32Array.from(batch.labels), 'int32');
    const { value, gradients } = lossAndGradients(model.trainable, () =>
      model.penalties().reduce<Scalar>(add, operations.softmaxCrossEntropy(model.forward(images), labels)),
    );
    optimizer.step(gradients, learningRate);
    model.afterUpdate();
    return value;
  });
  const [value] = await loss.data<'float32'>();
  loss.dispose();
  return value ?? Number.NaN;
}

function lossAndGradients(
  variables: Readonly<Record<string, Variable>>,
  loss: () => Scalar,
): { readonly value: Scalar; readonly gradients: Readonly<Record<string, Tensor>> } {
  const names = Object.keys(variables);
  const { value, grads } = valueAndGrads(loss)(Object.values(variables));
  const gradients = Object.fromEntries(names.map((name, index) => [name, grads[index] as Tensor]));
  return { value: value as Scalar, gradients };
}
