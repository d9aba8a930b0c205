import { layerDimensions } from '../src/core/hardware/layer-dimensions';
import { compileIntegerNetwork } from '../src/core/integer/compile';
import { exactKernel } from '../src/core/integer/exact-kernel';
import type { MatrixKernel } from '../src/core/integer/matrix-kernel';
import { createIntegerEngine } from '../src/core/integer/run';
import { trainableNetworks } from '../src/core/networks';
import { layerShapes } from '../src/core/networks/layer-shapes';
import type { TrainedLayer, TrainedNetwork } from '../src/core/networks/trained-network';
import { imageQuantizer } from '../src/core/quantization/image-coding';
import { createRandom } from '../src/core/random';
import { lsq } from '../src/core/schemes/lsq';
import { createIntegerKernel } from '../src/training/kernels/integer-kernel';

const shape = { height: 28, width: 28, channels: 1 };
const classes = 10;
const imageCount = 2000;
const rounds = 7;

/** Images per second of exact integer inference on one core; weights and images are random, which no timing sees. */
export function run() {
  const exact = { kernel: exactKernel };
  return {
    'integer engine, tiny-cnn, 2-bit weights and activations': measure('tiny-cnn', 2),
    'integer engine, tiny-cnn, 4-bit weights and activations': measure('tiny-cnn', 4),
    'integer engine, tiny-cnn, 4 bits, without WebAssembly': measure('tiny-cnn', 4, exact),
    'integer engine, tiny-cnn, 8-bit weights and activations': measure('tiny-cnn', 8),
    'integer engine, tiny-cnn, 4 bits, offsets in weights': measure('tiny-cnn', 4, { params: offsets }),
    'integer engine, tiny-cnn, 4 bits, offsets in weights, without WebAssembly': measure('tiny-cnn', 4, {
      ...exact,
      params: offsets,
    }),
    'integer engine, lenet-5, 4-bit weights and activations': measure('lenet-5', 4),
    'integer engine, lenet-5, 4 bits, without WebAssembly': measure('lenet-5', 4, exact),
    'integer engine, ds-cnn, 4-bit weights and activations': measure('ds-cnn', 4),
    'integer engine, ds-cnn, 4 bits, without WebAssembly': measure('ds-cnn', 4, exact),
    'integer engine, resnet-8, 4-bit weights and activations': measure('resnet-8', 4),
    'integer engine, resnet-8, 4 bits, without WebAssembly': measure('resnet-8', 4, exact),
  };
}

const offsets = { offset: 'both' };

interface Options {
  /** Absent: the kernel of the page and the command line. */
  readonly kernel?: MatrixKernel;
  /** Of the scheme. */
  readonly params?: Readonly<Record<string, string>>;
}

function measure(
  network: string,
  bits: number,
  { kernel = createIntegerKernel(), params = {} }: Options = {},
) {
  const random = createRandom(1);
  const integer = compileIntegerNetwork(randomNetwork(network, bits, params), { requantizationBits: 16 });
  const engine = createIntegerEngine(integer, kernel);
  const images = Uint8Array.from(
    { length: imageCount * shape.height * shape.width },
    () => 256 * random.next(),
  );
  const rates = Array.from({ length: rounds }, () => {
    const start = performance.now();
    engine.classify(images, imageCount);
    return (1000 * imageCount) / (performance.now() - start);
  }).sort((left, right) => left - right);
  const [slowest, median] = [rates[0] as number, rates[Math.floor(rounds / 2)] as number];
  const target = network === 'tiny-cnn' ? { target: 2000 } : {};
  return { unit: 'images/s', median, slowest, ...target };
}

function randomNetwork(id: string, bits: number, schemeParams: Record<string, string>): TrainedNetwork {
  const random = createRandom(2);
  const specs = trainableNetworks.get(id).layers({}, classes);
  const activations = Float32Array.from({ length: 1000 }, () => Math.max(0, random.normal()));
  const layers: Record<string, TrainedLayer> = {};
  for (const [index, layerShape] of layerShapes(specs, shape, classes).entries()) {
    const { products, groups, outputChannelsPerGroup } = layerDimensions(layerShape);
    const channels = groups * outputChannelsPerGroup;
    const weights = Float32Array.from(
      { length: products * channels },
      () => random.normal() / Math.sqrt(products),
    );
    layers[layerShape.name] = {
      weights,
      bias: Float32Array.from({ length: channels }, () => 0.1 * random.normal()),
      batchNorm: null,
      weightQuantizer: lsq.fit({ role: 'weights', values: weights, channels, bits }, schemeParams),
      inputQuantizer:
        index === 0
          ? imageQuantizer
          : lsq.fit({ role: 'activations', values: activations, channels: 1, bits }, schemeParams),
    };
  }
  return { input: shape, classes, specs, layers };
}
