import { exactKernel } from './exact-kernel';
import type { IntegerNetwork } from './integer-network';
import type { MatrixKernel } from './matrix-kernel';
import { readPlane, writePlane } from './plane';
import { type Addends, prepareSteps, type Step } from './prepare-steps';

/** Integer-only inference of one network. Holds its buffers; one call at a time. */
export interface IntegerEngine {
  /** Classes of the first `count` images, [count, height, width, channels] bytes. Equal logits: the lower class. */
  classify(images: Uint8Array, count: number, onProgress?: (imagesDone: number) => void): Uint8Array;
  /** Codes that each layer with weights or of maxima reads, by its name, for one image: [height, width, channels] without padding. */
  layerCodes(image: Uint8Array): Readonly<Record<string, Int32Array>>;
  /** Codes as `layerCodes` gives them, and what each addition adds: [height, width, channels] of either operand. */
  trace(image: Uint8Array): EngineTrace;
  /** Accumulators of the last layer for one image, on one common scale. */
  logits(image: Uint8Array): Float64Array;
}

export interface EngineTrace {
  readonly codes: Readonly<Record<string, Int32Array>>;
  readonly addends: Readonly<Record<string, Addends>>;
}

const imagesPerReport = 250;

/**
 * Prepares buffers and weights of a network. `kernel` forms the products; the default is exact TypeScript. Throws a
 * RangeError where an accumulator could exceed its declared width: nothing ever wraps.
 */
export function createIntegerEngine(
  network: IntegerNetwork,
  kernel: MatrixKernel = exactKernel,
): IntegerEngine {
  const { images: planes, steps, logitStage, mantissas } = prepareSteps(network, kernel);
  const { input } = network;
  const bytesPerImage = input.height * input.width * input.channels;
  const logits = new Float64Array(logitStage.layer.outputChannels);
  const forward = (images: Uint8Array, image: number) => {
    for (const plane of planes) writePlane(plane, images, image * bytesPerImage);
    for (const step of steps) step.run();
    for (let channel = 0; channel < logits.length; channel++) {
      logits[channel] = (logitStage.accumulators[channel] as number) * (mantissas?.[channel] ?? 1);
    }
    return logits;
  };
  return {
    classify: (images, count, onProgress) => {
      const classes = new Uint8Array(count);
      for (let image = 0; image < count; image++) {
        classes[image] = indexOfLargest(forward(images, image));
        if ((image + 1) % imagesPerReport === 0 || image + 1 === count) onProgress?.(image + 1);
      }
      return classes;
    },
    layerCodes: (image) => {
      forward(image, 0);
      return codesRead(steps);
    },
    trace: (image) => {
      forward(image, 0);
      return { codes: codesRead(steps), addends: addendsOf(steps) };
    },
    logits: (image) => forward(image, 0).slice(),
  };
}

function codesRead(steps: readonly Step[]): Readonly<Record<string, Int32Array>> {
  return Object.fromEntries(steps.flatMap(({ name, input }) => (input ? [[name, readPlane(input)]] : [])));
}

function addendsOf(steps: readonly Step[]): Readonly<Record<string, Addends>> {
  return Object.fromEntries(
    steps.flatMap(({ name, addends }) =>
      addends ? [[name, [addends[0].slice(), addends[1].slice()] as const]] : [],
    ),
  );
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if ((values[index] as number) > (values[best] as number)) best = index;
  }
  return best;
}
