import { argMax, tensor1d, tidy } from '@tensorflow/tfjs-core';
import type { Score } from '../../core/allocation/allocator';
import type { LabelledImages } from '../../core/datasets/dataset';
import type { ImageShape } from '../../core/networks/network';
import { countEqual } from '../accuracy';
import { imageTensor } from '../images';
import type { Operations } from '../operations/operations';
import type { SimulatedNetwork } from './simulated-network';

const imagesPerBatch = 250;

export interface ScoringOptions {
  readonly shape: ImageShape;
  readonly operations: Operations;
  breathe(): Promise<void>;
}

/** Accuracy and mean cross-entropy of a network on images. */
export async function scoreImages(
  network: SimulatedNetwork,
  { images, labels }: LabelledImages,
  { shape, operations, breathe }: ScoringOptions,
): Promise<Score> {
  let [correct, lossSum] = [0, 0];
  for (let start = 0; start < labels.length; start += imagesPerBatch) {
    const batchLabels = labels.subarray(start, start + imagesPerBatch);
    const count = batchLabels.length;
    const { loss, classes } = tidy(() => {
      const logits = network.logits(imageTensor(images, start, count, shape));
      const wanted = tensor1d(Int32Array.from(batchLabels), 'int32');
      return { loss: operations.softmaxCrossEntropy(logits, wanted), classes: argMax(logits, 1) };
    });
    lossSum += ((await loss.data<'float32'>())[0] ?? Number.NaN) * count;
    correct += countEqual(Uint8Array.from(await classes.data<'int32'>()), batchLabels);
    loss.dispose();
    classes.dispose();
    await breathe();
  }
  return { accuracyFraction: correct / labels.length, loss: lossSum / labels.length };
}
