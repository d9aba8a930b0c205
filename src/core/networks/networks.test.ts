import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerDimensions } from '../hardware/layer-dimensions';
import { trainableNetworks } from '.';
import { batchNormMode } from './batch-norm-mode';
import { foldBatchNorm } from './fold-batch-norm';
import type { LayerShape } from './layer-shape';
import { layerShapes, outputImage } from './layer-shapes';
import { layerStages } from './layer-stages';
import { axisGeometry } from './padded-size';

const fashion = { height: 28, width: 28, channels: 1 };

function shapesOf(id: string, params = {}) {
  return layerShapes(trainableNetworks.get(id).layers(params, 10), fashion, 10);
}

/** Output positions, products per output, output channels. */
function matrixOf(shape: LayerShape) {
  const { outputPositions, products, outputChannelsPerGroup } = layerDimensions(shape);
  return [shape.name, outputPositions, products, outputChannelsPerGroup];
}

describe('tiny-cnn', () => {
  it('has the layers of its table', () => {
    // conv1 28*28 positions, 9 products, 8 channels; conv2 14*14, 9*8, 16; dense 7*7*16 = 784 inputs
    expect(shapesOf('tiny-cnn').map(matrixOf)).toEqual([
      ['conv1', 784, 9, 8],
      ['conv2', 196, 72, 16],
      ['dense', 1, 784, 10],
    ]);
    expect(shapesOf('tiny-cnn').reduce((sum, shape) => sum + layerDimensions(shape).macs, 0)).toBe(290_080);
  });

  it('scales its channels', () => {
    const channels = shapesOf('tiny-cnn', { channelMultiplier: 0.25 }).map((shape) => matrixOf(shape)[3]);
    expect(channels).toEqual([2, 4, 10]);
  });

  it('has batch normalization where it is kept or folded', () => {
    const flags = (batchNorm: string) =>
      trainableNetworks
        .get('tiny-cnn')
        .layers({ batchNorm }, 10)
        .flatMap((spec) => (spec.kind === 'conv' ? [spec.batchNorm] : []));
    expect(flags('none')).toEqual([false, false]);
    expect(flags('kept')).toEqual([true, true]);
    expect(flags('folded')).toEqual([true, true]);
    expect(() => flags('misspelt')).toThrow('misspelt');
    expect(batchNormMode({})).toBe('none');
  });
});

describe('lenet-5', () => {
  it('has the layers of its table', () => {
    // conv2 is valid: 14 - 5 + 1 = 10, pooled to 5, so 5*5*16 = 400 inputs
    expect(shapesOf('lenet-5').map(matrixOf)).toEqual([
      ['conv1', 784, 25, 6],
      ['conv2', 100, 150, 16],
      ['dense1', 1, 400, 120],
      ['dense2', 1, 120, 84],
      ['dense3', 1, 84, 10],
    ]);
  });
});

describe('resnet-8', () => {
  it('has the layers of its table, at half the channels', () => {
    // Strides 2 give 14*14 = 196 and 7*7 = 49 positions; shortcuts have 1*1 kernels.
    expect(shapesOf('resnet-8').map(matrixOf)).toEqual([
      ['conv1', 784, 9, 8],
      ['block1-conv1', 784, 72, 8],
      ['block1-conv2', 784, 72, 8],
      ['block2-conv1', 196, 72, 16],
      ['block2-conv2', 196, 144, 16],
      ['block2-shortcut', 196, 8, 16],
      ['block3-conv1', 49, 144, 32],
      ['block3-conv2', 49, 288, 32],
      ['block3-shortcut', 49, 16, 32],
      ['dense', 1, 32, 10],
    ]);
  });

  it('lets additions and means of its stages wait for sums of earlier ones', () => {
    const stages = layerStages(trainableNetworks.get('resnet-8').layers({}, 10), fashion);
    expect(stages.map(({ outputs }) => outputs)).toEqual([1, 2, 3, 4, null, 6, 7, null, 9, null]);
    expect(stages.map(({ branch }) => branch?.addend ?? null)).toEqual([
      null,
      null,
      1, // the codes that block1-conv1 reads
      null,
      null,
      'sums',
      null,
      null,
      'sums',
      null,
    ]);
    expect(stages.flatMap(({ branch }, at) => (branch?.handsOnSums ? [at] : []))).toEqual([4, 7]);
    expect(stages.map(({ poolWindow }) => poolWindow)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 49, 1]);
  });
});

describe('ds-cnn', () => {
  it('has the layers of its table: K = 9 in depthwise ones', () => {
    expect(shapesOf('ds-cnn').map(matrixOf)).toEqual([
      ['conv1', 784, 9, 16],
      ['depthwise1', 784, 9, 1],
      ['pointwise1', 784, 16, 32],
      ['depthwise2', 196, 9, 1],
      ['pointwise2', 196, 32, 32],
      ['depthwise3', 49, 9, 1],
      ['pointwise3', 49, 32, 64],
      ['dense', 1, 64, 10],
    ]);
  });
});

describe.each(trainableNetworks.all)('network $id', (network) => {
  it('ends in one output per class for other images, with its default parameters', () => {
    const params = Object.fromEntries(network.params.map((spec) => [spec.key, spec.default]));
    const shapes = layerShapes(network.layers(params, 7), { height: 32, width: 32, channels: 3 }, 7);
    expect(matrixOf(shapes.at(-1)!)[3]).toBe(7);
    expect(() => layerShapes(network.layers(params, 7), fashion, 10)).toThrow('7 outputs for 10 classes');
  });

  it('names each layer once', () => {
    const names = network.layers({}, 10).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('registry of networks', () => {
  it('holds every network file of its folder', () => {
    const helpers = [
      'batch-norm-mode',
      'channel-multiplier',
      'fold-batch-norm',
      'input-coders',
      'layer-graph',
      'layer-shape',
      'layer-shapes',
      'layer-stages',
      'network',
      'network-file',
      'published-accuracies',
      'published-accuracy',
    ];
    const files = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
      .filter((file) => ![...helpers, 'index', 'padded-size', 'trained-network'].includes(file));
    expect([...trainableNetworks.ids].sort()).toEqual(files.sort());
  });
});

describe('axisGeometry()', () => {
  it('pads as TensorFlow does', () => {
    // 28 / 2 = 14 outputs span 13 * 2 + 3 = 29 inputs: one more than there are, padded after.
    expect(axisGeometry(28, 3, 2, 'same')).toEqual({ outputs: 14, before: 0, after: 1 });
    expect(axisGeometry(28, 5, 1, 'same')).toEqual({ outputs: 28, before: 2, after: 2 });
    expect(axisGeometry(14, 5, 1, 'valid')).toEqual({ outputs: 10, before: 0, after: 0 });
    expect(axisGeometry(227, 11, 4, 2)).toEqual({ outputs: 56, before: 2, after: 2 });
  });

  it('gives every window a place', () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        (inputs, kernel, stride) => {
          const { outputs, before, after } = axisGeometry(inputs, kernel, stride, 'same');
          expect((outputs - 1) * stride + kernel).toBeLessThanOrEqual(inputs + before + after);
          expect(outputs).toBe(Math.ceil(inputs / stride));
        },
      ),
    );
  });
});

describe('outputImage()', () => {
  it('drops a ragged edge when pooling', () => {
    expect(
      outputImage({ kind: 'max-pool', name: 'pool', size: 2 }, { height: 7, width: 5, channels: 3 }),
    ).toEqual({
      height: 3,
      width: 2,
      channels: 3,
    });
  });
});

describe('foldBatchNorm()', () => {
  it('gives the layer that computes the same', () => {
    // gain / sqrt(variance + epsilon): 3 / sqrt(8 + 1) = 1 and -4 / sqrt(3 + 1) = -2
    const folded = foldBatchNorm({
      weights: Float32Array.of(1, 2, 3, 4),
      bias: Float32Array.of(5, 6),
      batchNorm: {
        gain: Float32Array.of(3, -4),
        shift: Float32Array.of(0.5, 0.25),
        mean: Float32Array.of(1, 2),
        variance: Float32Array.of(8, 3),
        epsilon: 1,
      },
      weightQuantizer: null,
      inputQuantizer: null,
    });
    expect([...folded.weights]).toEqual([1, -4, 3, -8]);
    // (5 - 1) * 1 + 0.5 and (6 - 2) * -2 + 0.25
    expect([...folded.bias]).toEqual([4.5, -7.75]);
    expect(folded.batchNorm).toBeNull();
  });
});
