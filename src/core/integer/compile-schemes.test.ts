import { describe, expect, it } from 'vitest';
import { configuredLayers } from '../explore/configured-layers';
import { trainableNetworks } from '../networks';
import { foldBatchNorm } from '../networks/fold-batch-norm';
import { imageSource, layerGraph } from '../networks/layer-graph';
import { inputImages } from '../networks/layer-shapes';
import { type ImageShape, isMatrixLayer, type MatrixSpec } from '../networks/network';
import type { BatchNormalization, TrainedLayer, TrainedNetwork } from '../networks/trained-network';
import { imageQuantizer } from '../quantization/image-coding';
import { createRandom, type Random } from '../random';
import { schemes } from '../schemes';
import type { Scheme } from '../schemes/scheme';
import { compileIntegerNetwork } from './compile';
import { createIntegerEngine } from './run';
import { randomImage } from './trained-network.fixture';

const input = { height: 28, width: 28, channels: 1 };
const classes = 10;
const networks = ['resnet-8', 'ds-cnn'].map((id) => trainableNetworks.get(id));

function quantizedNetwork(network: string, scheme: Scheme, batchNorm: string, seed: number): TrainedNetwork {
  const random = createRandom(seed);
  const quantization = {
    scheme: scheme.id,
    schemeParams: {},
    weightBits: scheme.widths.weights.at(-1) ?? 8,
    activationBits: scheme.widths.activations.at(-1) ?? 8,
    edgeLayers: 'same',
  } as const;
  const specs = configuredLayers({ network, networkParams: { batchNorm }, quantization }, classes);
  const graph = layerGraph(specs);
  const images = inputImages(graph, input);
  const layers: Record<string, TrainedLayer> = {};
  for (const [index, spec] of specs.entries()) {
    if (!isMatrixLayer(spec)) continue;
    const source = graph.sources(index)[0] ?? imageSource;
    const coder = layers[graph.coder(source)?.name ?? ''];
    const inputs =
      graph.root(source) === imageSource
        ? imageQuantizer
        : (coder?.inputQuantizer ?? activations(scheme, random));
    const normalized = randomLayer(spec, images[index] as ImageShape, random);
    const layer =
      batchNorm === 'folded' ? { ...normalized, ...foldBatchNorm(normalized), batchNorm: null } : normalized;
    layers[spec.name] = { ...layer, ...weightsOf(scheme, layer), inputQuantizer: inputs };
  }
  return { input, classes, specs, layers };
}

function activations(scheme: Scheme, random: Random) {
  const signed = scheme.activationRange === 'signed';
  const range = 2 ** (8 * random.next() - 4);
  const values = Float32Array.from({ length: 512 }, () => {
    const value = range * random.normal();
    return signed ? Math.max(-1, Math.min(1, value)) : Math.max(0, value);
  });
  const bits = scheme.widths.activations.at(-1) ?? 8;
  return scheme.fit({ role: 'activations', values, channels: 8, bits }, {});
}

function weightsOf(scheme: Scheme, { weights: values, bias }: TrainedLayer) {
  const bits = scheme.widths.weights.at(-1) ?? 8;
  const weightQuantizer = scheme.fit({ role: 'weights', values, channels: bias.length, bits }, {});
  return { weightQuantizer, weights: scheme.prepareWeights?.(values, weightQuantizer, {}) ?? values };
}

function randomLayer(spec: MatrixSpec, image: ImageShape, random: Random): TrainedLayer {
  const channels = spec.kind === 'dense' ? spec.units : spec.kind === 'conv' ? spec.channels : image.channels;
  const depth = spec.kind === 'depthwise' ? 1 : image.channels;
  const products = spec.kind === 'dense' ? depth : spec.kernel ** 2 * depth;
  const isNormalized = spec.kind !== 'dense' && spec.batchNorm;
  return {
    weights: Float32Array.from({ length: products * channels }, () => random.normal() / Math.sqrt(products)),
    bias: new Float32Array(channels),
    batchNorm: isNormalized ? randomBatchNorm(channels, random) : null,
    weightQuantizer: null,
    inputQuantizer: null,
  };
}

/** Gains of both signs and every size, down to channels that have died. */
function randomBatchNorm(channels: number, random: Random): BatchNormalization {
  const normals = () => Float32Array.from({ length: channels }, () => random.normal());
  return {
    gain: normals().map((gain) => gain * 2 ** (-20 * random.next())),
    shift: normals(),
    mean: normals(),
    variance: normals().map((value) => value ** 4),
    epsilon: 0.001,
  };
}

it('leaves short mantissas to the operands of additions however wide their products are', () => {
  const network = quantizedNetwork('resnet-8', schemes.get('ristretto-minifloat'), 'kept', 1);
  const { layers } = compileIntegerNetwork(network, { requantizationBits: 16 });
  for (const layer of layers) {
    if (layer.kind !== 'add') continue;
    for (const { mantissas } of layer.operands) {
      const largest = mantissas.reduce((most, mantissa) => Math.max(most, Math.abs(mantissa)), 0);
      // Of the codes of an identity shortcut, a power of two.
      if (mantissas.length > 1) expect(largest).toBeGreaterThanOrEqual(2 ** 10);
    }
  }
});

describe.each(networks)('$id', ({ id }) => {
  it.each(schemes.all)('runs with $id at its widest', (scheme) => {
    for (const batchNorm of scheme.needsBatchNorm ? ['kept'] : ['kept', 'folded']) {
      for (let seed = 0; seed < 6; seed++) {
        const network = quantizedNetwork(id, scheme, batchNorm, seed);
        const engine = createIntegerEngine(compileIntegerNetwork(network, { requantizationBits: 16 }));
        const logits = engine.logits(randomImage(input, seed));
        expect(logits.every(Number.isFinite)).toBe(true);
      }
    }
  });
});
