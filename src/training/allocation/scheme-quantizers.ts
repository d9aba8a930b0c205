import { tidy } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../../core/datasets/dataset';
import { layerGraph } from '../../core/networks/layer-graph';
import { isMatrixLayer } from '../../core/networks/network';
import type { TrainedLayer, TrainedNetwork } from '../../core/networks/trained-network';
import type { ParamValues } from '../../core/parameters/param-spec';
import { checkedSample } from '../../core/quantization/checked-sample';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Scheme } from '../../core/schemes/scheme';
import { imageTensor } from '../images';
import { layerInputs, weightChannels } from '../models/layer-geometry';
import type { Operations } from '../operations/operations';
import { nothingReplaced, simulateNetwork } from './simulated-network';

/** The quantizers that a scheme fits to a float network, for any width of any tensor; each is fitted once. */
export interface SchemeQuantizers {
  /** Quantized values of any weights under the quantizer that was fitted to those of the float network. */
  quantizeWeights(name: string, bits: number, weights: Float32Array): Float32Array;
  /** Quantized weights of the float network. */
  quantizedWeights(name: string, bits: number): Float32Array;
  weightQuantizer(name: string, bits: number): Quantizer;
  /** Of the activations that a layer codes. */
  inputQuantizer(name: string, bits: number): Quantizer;
}

export interface SchemeQuantizersOptions {
  readonly base: TrainedNetwork;
  readonly scheme: Scheme;
  readonly params: ParamValues;
  /** Training images; activations are fitted to those that the first 128 make in the float network. */
  readonly images: LabelledImages;
  readonly operations: Operations;
}

const fittedImages = 128;

export function createSchemeQuantizers(options: SchemeQuantizersOptions): SchemeQuantizers {
  const { base, scheme, params } = options;
  const inputs = layerInputs(layerGraph(base.specs), base.input);
  const filterChannels = new Map(
    base.specs
      .filter(isMatrixLayer)
      .map((spec) => [spec.name, weightChannels(spec, inputs.get(spec.name) ?? base.input)] as const),
  );
  const activations = floatActivations(options);
  const weightQuantizer = remember((name: string, bits: number): Quantizer => {
    const { weights, bias } = layerOf(base, name);
    const inputChannels = filterChannels.get(name) ?? 1;
    const values = checkedSample(weights);
    return scheme.fit({ role: 'weights', values, channels: bias.length, inputChannels, bits }, params);
  });
  const quantizeWeights = (name: string, bits: number, weights: Float32Array): Float32Array => {
    const quantizer = weightQuantizer(name, bits);
    const prepared =
      scheme.prepareWeights?.(weights, quantizer, params, filterChannels.get(name) ?? 1) ?? weights;
    return fakeQuantize(prepared, quantizer);
  };
  return {
    quantizeWeights,
    weightQuantizer,
    quantizedWeights: remember((name: string, bits: number) =>
      quantizeWeights(name, bits, layerOf(base, name).weights),
    ),
    inputQuantizer: remember((name: string, bits: number): Quantizer => {
      const values = activations.get(name);
      if (!values) throw new RangeError(`${name} codes no activations`);
      const channels = inputs.get(name)?.channels ?? 1;
      return scheme.fit({ role: 'activations', values, channels, bits }, params);
    }),
  };
}

/** What enters each layer that codes its inputs, in the float network. */
function floatActivations({
  base,
  images,
  operations,
}: SchemeQuantizersOptions): ReadonlyMap<string, Float32Array> {
  const found = new Map<string, Float32Array>();
  tidy(() => {
    const network = simulateNetwork(base, nothingReplaced, operations, ({ name }, input) => {
      found.set(name, checkedSample(input.dataSync<'float32'>().slice()));
    });
    const count = Math.min(fittedImages, images.labels.length);
    network.logits(imageTensor(images.images, 0, count, base.input));
  });
  return found;
}

function layerOf({ specs, layers }: TrainedNetwork, name: string): TrainedLayer {
  const layer = layers[name];
  if (!layer || !specs.some((spec) => isMatrixLayer(spec) && spec.name === name)) {
    throw new RangeError(`no such layer: ${name}`);
  }
  return layer;
}

function remember<Value>(
  compute: (name: string, bits: number) => Value,
): (name: string, bits: number) => Value {
  const known = new Map<string, Value>();
  return (name, bits) => {
    const key = `${bits}/${name}`;
    const value = known.get(key) ?? compute(name, bits);
    known.set(key, value);
    return value;
  };
}
