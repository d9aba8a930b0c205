import type { ImageShape } from '../networks/network';
import { exactKernel } from './exact-kernel';
import type { IntegerLayer, IntegerNetwork } from './integer-network';
import type { MatrixKernel } from './matrix-kernel';
import { createMatrixStage, type MatrixStage, matrixOutputImage } from './matrix-stage';
import { maxPool } from './max-pool';
import { createPlane, type Plane, readPlane, writePlane } from './plane';
import { createRequantizer } from './requantize';

/** Integer-only inference of one network. Holds its buffers; one call at a time. */
export interface IntegerEngine {
  /** Classes of the first `count` images, [count, height, width, channels] bytes. Equal logits: the lower class. */
  classify(images: Uint8Array, count: number, onProgress?: (imagesDone: number) => void): Uint8Array;
  /** Codes that each layer reads, by its name, for one image: [height, width, channels] without padding. */
  layerCodes(image: Uint8Array): Readonly<Record<string, Int32Array>>;
  /** Accumulators of the last layer for one image, on one common scale. */
  logits(image: Uint8Array): Float64Array;
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
  const { steps, logitStage, mantissas } = prepareSteps(network, kernel);
  const { input } = network;
  const bytesPerImage = input.height * input.width * input.channels;
  const logits = new Float64Array(logitStage.layer.outputChannels);
  const forward = (images: Uint8Array, image: number) => {
    writePlane((steps[0] as Step).input, images, image * bytesPerImage);
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
      return Object.fromEntries(steps.map((step) => [step.name, readPlane(step.input)]));
    },
    logits: (image) => forward(image, 0).slice(),
  };
}

interface Step {
  readonly name: string;
  readonly input: Plane;
  run(): void;
}

interface PreparedSteps {
  readonly steps: readonly Step[];
  readonly logitStage: MatrixStage;
  readonly mantissas: Int32Array | null;
}

/** Prepared from the last layer to the first, because each layer writes into the buffer of its successor. */
function prepareSteps(network: IntegerNetwork, kernel: MatrixKernel): PreparedSteps {
  const images = layerImages(network);
  const last = network.layers.at(-1);
  if (last?.kind === 'max-pool' || last?.output.kind !== 'logits') {
    throw new RangeError('the last layer gives no logits');
  }
  const logitStage = createMatrixStage(last, images[images.length - 1] as ImageShape, kernel);
  const { name } = last;
  const steps: Step[] = [{ name, input: logitStage.input, run: logitStage.accumulate }];
  for (let index = network.layers.length - 2; index >= 0; index--) {
    const target = (steps[0] as Step).input;
    const layer = network.layers[index] as IntegerLayer;
    steps.unshift(prepareStep(layer, images[index] as ImageShape, target, kernel));
  }
  return { steps, logitStage, mantissas: last.output.mantissas };
}

function prepareStep(layer: IntegerLayer, image: ImageShape, target: Plane, kernel: MatrixKernel): Step {
  const { name } = layer;
  if (layer.kind === 'max-pool') {
    const input = createPlane(image, { top: 0, bottom: 0, left: 0, right: 0 }, 0);
    return { name, input, run: () => maxPool(input, layer.size, target) };
  }
  if (layer.output.kind === 'logits') throw new RangeError(`layer ${name} gives logits but is not the last`);
  const stage = createMatrixStage(layer, image, kernel);
  const requantize = createRequantizer(layer.output, layer.accumulatorBits, target);
  return {
    name,
    input: stage.input,
    run: () => {
      stage.accumulate();
      requantize(stage.accumulators);
    },
  };
}

/** Image that each layer reads. */
function layerImages({ input, layers }: IntegerNetwork): readonly ImageShape[] {
  let image = input;
  return layers.map((layer) => {
    const read = image;
    image = layer.kind === 'max-pool' ? pooledImage(image, layer.size) : matrixOutputImage(layer, image);
    return read;
  });
}

function pooledImage({ height, width, channels }: ImageShape, size: number): ImageShape {
  return { height: Math.floor(height / size), width: Math.floor(width / size), channels };
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if ((values[index] as number) > (values[best] as number)) best = index;
  }
  return best;
}
