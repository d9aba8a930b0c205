import { memory, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LayerCoding, layerCodings } from '../../core/explore/layer-codings';
import { compileIntegerNetwork } from '../../core/integer/compile';
import { createIntegerEngine } from '../../core/integer/run';
import { randomImage, randomTrainedNetwork } from '../../core/integer/trained-network.fixture';
import { trainableNetworks } from '../../core/networks';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import type { ParamValues } from '../../core/parameters/param-spec';
import { integerGrid } from '../../core/quantization/code-format';
import { createRandom } from '../../core/random';
import type { TrainingBackend } from '../backend';
import { calibrate } from '../calibrate';
import { imageTensor } from '../images';
import { modelQuantization } from '../model-quantization';
import { smallConfiguration } from '../testing/run-trainer';
import { smallDataset } from '../testing/small-dataset';
import { startTestBackend } from '../testing/start-test-backend';
import { classify } from './inference';
import { initializeNetwork } from './initialize-network';
import { createTrainableModel } from './trainable-model';

const dataset = smallDataset();
const { images, labels } = dataset.test;
const pause = () => Promise.resolve();
let backend: TrainingBackend;
beforeAll(async () => {
  backend = await startTestBackend();
});

function untrained(networkParams: ParamValues = {}): TrainedNetwork {
  const specs = trainableNetworks.get('tiny-cnn').layers(networkParams, dataset.classes);
  const network = initializeNetwork(specs, dataset.shape, dataset.classes, createRandom(3));
  const random = createRandom(4);
  // Biases that matter, so that their place in the sums is tested too.
  for (const { bias } of Object.values(network.layers))
    bias.forEach((_, channel) => {
      bias[channel] = 0.2 * random.normal();
    });
  return network;
}

function codingsOf(schemeParams: ParamValues): ReadonlyMap<string, LayerCoding> {
  const names = ['conv1', 'conv2', 'dense'];
  const { quantization } = smallConfiguration({ quantization: { schemeParams } });
  return new Map(layerCodings(quantization, 3).map((coding, index) => [names[index] as string, coding]));
}

function quantized(schemeParams: ParamValues, networkParams: ParamValues = {}): TrainedNetwork {
  return calibrate(untrained(networkParams), {
    codings: codingsOf(schemeParams),
    images: dataset.training,
    operations: backend.operations,
  });
}

/** The same network with an offset of a third of a step on each of its inner inputs. */
function withInputOffsets(network: TrainedNetwork): TrainedNetwork {
  const layers = Object.entries(network.layers).map(([name, layer]) => {
    const { inputQuantizer } = layer;
    if (!inputQuantizer || name === 'conv1') return [name, layer] as const;
    const offsets = inputQuantizer.steps.map((step) => step / 3);
    return [name, { ...layer, inputQuantizer: { ...inputQuantizer, offsets } }] as const;
  });
  return { ...network, layers: Object.fromEntries(layers) };
}

function integerClasses(network: TrainedNetwork): Uint8Array {
  const integer = compileIntegerNetwork(network, { requantizationBits: 24 });
  return createIntegerEngine(integer).classify(images, labels.length);
}

function integerClassesOf(network: TrainedNetwork, bytes: Uint8Array): Uint8Array {
  return createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 16 })).classify(bytes, 1);
}

/** Class 1 where the mean of the bytes, coded in steps of two, is greater than `code`. */
function meanAbove(size: number, code: number): TrainedNetwork {
  const decode = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' } as const;
  const offsets = Float32Array.of(0);
  const weightQuantizer = { format: integerGrid(2, true), decode, steps: Float32Array.of(1), offsets };
  const inputQuantizer = { format: integerGrid(8, false), decode, steps: Float32Array.of(2 ** -7), offsets };
  return {
    input: { height: size, width: size, channels: 1 },
    classes: 2,
    specs: [
      { kind: 'global-average-pool', name: 'mean' },
      { kind: 'dense', name: 'dense', units: 2, activation: 'none' },
    ],
    layers: {
      dense: {
        weights: Float32Array.of(0, 1),
        bias: Float32Array.of(code / 2 ** 7, 0),
        batchNorm: null,
        weightQuantizer,
        inputQuantizer,
      },
    },
  };
}

describe('classify()', () => {
  it.each([
    [{ scaleKind: 'power-of-two' }, {}],
    [{ scaleKind: 'real' }, {}],
    [{ granularity: 'channel' }, {}],
    [{ offset: 'activations' }, {}],
    [{ offset: 'both' }, {}],
    [{ scaleKind: 'real' }, { batchNorm: 'kept' }],
    [{ offset: 'both' }, { batchNorm: 'kept' }],
  ])('gives the classes of integer inference: %o %o', async (schemeParams, networkParams) => {
    const network = withInputOffsets(quantized(schemeParams, networkParams));
    const subject = 'offset' in schemeParams ? network : quantized(schemeParams, networkParams);
    const simulated = await classify(subject, images, backend.operations, pause);
    expect(new Set(simulated).size).toBeGreaterThan(1);
    expect(simulated).toEqual(integerClasses(subject));
  });

  it.each([false, true])(
    'gives them behind additions and means too, with hard tanh: %s',
    async (hardTanh) => {
      for (let seed = 0; seed < 20; seed++) {
        const network = randomTrainedNetwork(seed, { scale: 'power-of-two', graph: true, hardTanh });
        const bytes = Array.from({ length: 20 }, (_, image) => [...randomImage(network.input, 99 + image)]);
        const batch = Uint8Array.from(bytes.flat());
        const engine = createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 24 }));
        const simulated = await classify(network, batch, backend.operations, pause);
        expect(simulated).toEqual(engine.classify(batch, bytes.length));
      }
    },
  );

  it.each([3, 5, 7])(
    'gives the upper code to means in the middle between two, squares of %d pixels',
    async (size) => {
      const positions = size * size;
      const wrong: number[] = [];
      for (let code = 0; code < 100; code++) {
        // Bytes of 2 code + 1 on average: all but one are one more or one less, in turn.
        const image = Array.from(
          { length: positions },
          (_, at) => 2 * code + 1 + (at === 0 ? 0 : (at % 2) * 2 - 1),
        );
        const network = meanAbove(size, code);
        const [simulated] = await classify(network, Uint8Array.from(image), backend.operations, pause);
        if (simulated !== 1) wrong.push(code);
        expect([...integerClassesOf(network, Uint8Array.from(image))]).toEqual([1]);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('frees its tensors', async () => {
    const network = quantized({});
    const before = memory().numTensors;
    await classify(network, images, backend.operations, pause);
    expect(memory().numTensors).toBe(before);
  });
});

describe('createTrainableModel()', () => {
  it.each([
    ['float', null, false],
    ['quantized', {}, false],
    ['with input offsets, so that padding is not zero', { offset: 'activations' }, true],
  ] as const)('computes in training what inference computes: %s', async (_, schemeParams, offsets) => {
    const plain = schemeParams ? quantized(schemeParams) : untrained();
    const network = offsets ? withInputOffsets(plain) : plain;
    const quantization = schemeParams ? modelQuantization(codingsOf(schemeParams), 1) : null;
    const model = createTrainableModel(network, quantization, backend.operations);
    const logits = tidy(() =>
      model.forward(imageTensor(images, 0, labels.length, dataset.shape)).arraySync(),
    ) as number[][];
    model.dispose();
    const trained = logits.map((row) => row.indexOf(Math.max(...row)));
    const inferred = await classify(network, images, backend.operations, pause);
    // Only biases differ: inference rounds them to the grid of the products.
    const equal = trained.filter((winner, image) => winner === inferred[image]).length;
    expect(equal / labels.length).toBeGreaterThan(schemeParams ? 0.9 : 0.99);
  });

  it('hands back the network that it was given', () => {
    const network = quantized({ granularity: 'channel' }, { batchNorm: 'kept' });
    const quantization = modelQuantization(codingsOf({ granularity: 'channel' }), 1);
    const before = memory().numTensors;
    const model = createTrainableModel(network, quantization, backend.operations);
    expect(model.snapshot()).toEqual(network);
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('moves running averages, which inference then uses', async () => {
    const network = untrained({ batchNorm: 'kept' });
    const model = createTrainableModel(network, null, backend.operations);
    tidy(() => {
      for (let step = 0; step < 60; step++) model.forward(imageTensor(images, 0, 64, dataset.shape));
    });
    const { layers } = model.snapshot();
    const [first] = tidy(
      () => model.forward(imageTensor(images, 0, 64, dataset.shape)).arraySync() as number[][],
    );
    model.dispose();
    expect(layers.conv1?.batchNorm?.mean).not.toEqual(network.layers.conv1?.batchNorm?.mean);
    // After 60 steps the averages have forgotten their start but for 0.9^60 = 0.2 %: inference agrees with training.
    const inferred = await classify(
      { ...network, layers },
      images.subarray(0, 64 * 144),
      backend.operations,
      pause,
    );
    expect(inferred[0]).toBe(first?.indexOf(Math.max(...(first ?? []))));
  });
});
