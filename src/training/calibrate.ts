import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../core/datasets/dataset';
import type { LayerCoding, TensorCoding } from '../core/explore/layer-codings';
import { imageSource, layerGraph } from '../core/networks/layer-graph';
import { isMatrixLayer, type MatrixSpec } from '../core/networks/network';
import type { TrainedLayer, TrainedNetwork } from '../core/networks/trained-network';
import { checkedSample } from '../core/quantization/checked-sample';
import { imageQuantizer } from '../core/quantization/image-coding';
import type { Quantizer } from '../core/quantization/quantizer';
import { imageTensor } from './images';
import { createInferenceLayer } from './models/inference';
import { createInputCoder, type InputCoder } from './models/input-coder';
import { layerInputs, weightChannels } from './models/layer-geometry';
import { runLayers } from './models/run-layers';
import type { Operations } from './operations/operations';

export interface CalibrationOptions {
  /** By layer name. */
  readonly codings: ReadonlyMap<string, LayerCoding>;
  /** Training images; the first 256 are looked at. */
  readonly images: LabelledImages;
  readonly operations: Operations;
}

const calibrationImages = 256;

/**
 * Gives every layer of a float network its quantizers, as its scheme fits them: layer by layer, so that each input is
 * seen as the quantized layers before it make it.
 */
export function calibrate(network: TrainedNetwork, options: CalibrationOptions): TrainedNetwork {
  const { images, operations } = options;
  const graph = layerGraph(network.specs);
  const inputs = layerInputs(graph, network.input);
  const imageCoder = graph.coder(imageSource);
  const coders = new Map<string, InputCoder>();
  const quantized: Record<string, TrainedLayer> = {};
  tidy(() => {
    const count = Math.min(calibrationImages, images.labels.length);
    const batch = imageTensor(images.images, 0, count, network.input);
    runLayers(graph, batch, operations, {
      quantize: (coder, input) => {
        const { activations } = codingOf(options.codings, coder.name);
        const quantizer = coder === imageCoder ? imageQuantizer : fitActivations(input, activations);
        const made = createInputCoder(quantizer);
        coders.set(coder.name, made);
        return made.encode(input, operations);
      },
      decode: (coder, codes) => coderOf(coders, coder).decode(codes),
      multiply: (spec, codes) => {
        const coding = codingOf(options.codings, spec.name);
        const coder = graph.coder(graph.sources(graph.specs.indexOf(spec))[0] ?? imageSource) ?? spec;
        const inputImage = inputs.get(spec.name) ?? network.input;
        const channels = weightChannels(spec, inputImage);
        const { quantizer } = coderOf(coders, coder);
        const layer = withQuantizers(layerOf(network, spec), quantizer, channels, coding);
        quantized[spec.name] = layer;
        const surroundings = { spec, inputImage, outputQuantizer: null, resolution: null };
        const ready = createInferenceLayer(preparedLayer(layer, coding, channels), surroundings);
        return ready.forward(codes, operations);
      },
    });
  });
  return { ...network, layers: quantized };
}

function coderOf(coders: ReadonlyMap<string, InputCoder>, { name }: MatrixSpec): InputCoder {
  const coder = coders.get(name);
  if (!coder) throw new RangeError(`inputs of ${name} are not coded yet`);
  return coder;
}

/** The calibrated network with the weights that its quantizers code: what it is without any tuning. */
export function preparedNetwork(
  network: TrainedNetwork,
  codings: ReadonlyMap<string, LayerCoding>,
): TrainedNetwork {
  const inputs = layerInputs(layerGraph(network.specs), network.input);
  const layers = network.specs.filter(isMatrixLayer).map((spec) => {
    const image = inputs.get(spec.name) ?? network.input;
    const layer = layerOf(network, spec);
    return [
      spec.name,
      preparedLayer(layer, codingOf(codings, spec.name), weightChannels(spec, image)),
    ] as const;
  });
  return { ...network, layers: Object.fromEntries(layers) };
}

function preparedLayer(
  layer: TrainedLayer,
  { weights: { scheme, params } }: LayerCoding,
  inputChannels: number,
): TrainedLayer {
  const { weights, weightQuantizer } = layer;
  if (!scheme.prepareWeights || !weightQuantizer) return layer;
  return { ...layer, weights: scheme.prepareWeights(weights, weightQuantizer, params, inputChannels) };
}

function codingOf(codings: ReadonlyMap<string, LayerCoding>, name: string): LayerCoding {
  const coding = codings.get(name);
  if (!coding) throw new RangeError(`no coding of layer: ${name}`);
  return coding;
}

function layerOf({ layers }: TrainedNetwork, { name }: MatrixSpec): TrainedLayer {
  const layer = layers[name];
  if (!layer) throw new RangeError(`no parameters of layer: ${name}`);
  return layer;
}

function withQuantizers(
  layer: TrainedLayer,
  inputQuantizer: Quantizer,
  inputChannels: number,
  { weights: { scheme, params, bits } }: LayerCoding,
): TrainedLayer {
  const values = checkedSample(layer.weights);
  const weights = { role: 'weights', values, channels: layer.bias.length, inputChannels, bits } as const;
  return {
    ...layer,
    weightQuantizer: scheme.fit(weights, params),
    inputQuantizer,
  };
}

function fitActivations(input: Tensor, { scheme, params, bits }: TensorCoding): Quantizer {
  const sample = {
    role: 'activations',
    values: checkedSample(input.dataSync<'float32'>()),
    channels: input.shape.at(-1) ?? 1,
    bits,
  } as const;
  return scheme.fit(sample, params);
}
