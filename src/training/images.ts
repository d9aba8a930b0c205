import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../core/datasets/dataset';
import type { ImageShape } from '../core/networks/network';
import { imageStep } from '../core/quantization/image-coding';

/** A batch as a tensor, byte / 256 per pixel: images start … start + count - 1 of a block of bytes. */
export function imageTensor(bytes: Uint8Array, start: number, count: number, shape: ImageShape): Tensor4D {
  const size = pixelCount(shape);
  const values = new Float32Array(count * size);
  // A plain loop: Float32Array.from with a mapping takes longer than the whole forward pass.
  for (let index = 0; index < values.length; index++) {
    values[index] = (bytes[start * size + index] as number) * imageStep;
  }
  return tensor4d(values, [count, shape.height, shape.width, shape.channels]);
}

/** Copies the chosen images and labels together. */
export function gatherImages(
  { images, labels }: LabelledImages,
  chosen: Uint32Array,
  shape: ImageShape,
): LabelledImages {
  const size = pixelCount(shape);
  const gathered = new Uint8Array(chosen.length * size);
  chosen.forEach((source, target) => {
    gathered.set(images.subarray(source * size, (source + 1) * size), target * size);
  });
  return { images: gathered, labels: Uint8Array.from(chosen, (source) => labels[source] as number) };
}

export function pixelCount({ height, width, channels }: ImageShape): number {
  return height * width * channels;
}
