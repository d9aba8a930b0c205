import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../core/datasets/dataset';
import type { LayerCoding, TensorCoding } from '../core/explore/layer-codings';
import type { TrainedLayer, TrainedNetwork } from '../core/networks/trained-network';
import { checkedSample } from '../core/quantization/checked-sample';
import { imageQuantizer } from '../core/quantization/image-coding';
import type { Quantizer } from '../core/quantization/quantizer';
import { imageTensor } from './images';
import { createInferenceLayer } from './models/inference';
import { layerInputs, type MatrixSpec } from './models/layer-geometry';
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
  const inputs = layerInputs(network.specs, network.input);
  const quantized: Record<string, TrainedLayer> = {};
  tidy(() => {
    const count = Math.min(calibrationImages, images.labels.length);
    const batch = imageTensor(images.images, 0, count, network.input);
    runLayers(network.specs, batch, operations, (spec, input) => {
      const readsImages = Object.keys(quantized).length === 0;
      const coding = codingOf(options.codings, spec.name);
      const layer = withQuantizers(network, spec, readsImages ? null : input, coding);
      quantized[spec.name] = layer;
      const inputImage = inputs.get(spec.name) ?? network.input;
      const ready = createInferenceLayer(preparedLayer(layer, coding), {
        spec,
        inputImage,
        outputQuantizer: null,
      });
      return ready.forward(input, operations);
    });
  });
  return { ...network, layers: quantized };
}

/** The calibrated network with the weights that its quantizers code: what it is without any tuning. */
export function preparedNetwork(
  network: TrainedNetwork,
  codings: ReadonlyMap<string, LayerCoding>,
): TrainedNetwork {
  const layers = Object.entries(network.layers).map(
    ([name, layer]) => [name, preparedLayer(layer, codingOf(codings, name))] as const,
  );
  return { ...network, layers: Object.fromEntries(layers) };
}

function preparedLayer(layer: TrainedLayer, { weights: { scheme, params } }: LayerCoding): TrainedLayer {
  if (!scheme.prepareWeights || !layer.weightQuantizer) return layer;
  return { ...layer, weights: scheme.prepareWeights(layer.weights, layer.weightQuantizer, params) };
}

function codingOf(codings: ReadonlyMap<string, LayerCoding>, name: string): LayerCoding {
  const coding = codings.get(name);
  if (!coding) throw new RangeError(`no coding of layer: ${name}`);
  return coding;
}

function withQuantizers(
  network: TrainedNetwork,
  { name }: MatrixSpec,
  input: Tensor | null,
  { weights: { scheme, params, bits }, activations }: LayerCoding,
): TrainedLayer {
  const layer = network.layers[name];
  if (!layer) throw new RangeError(`no parameters of layer: ${name}`);
  const values = checkedSample(layer.weights);
  const weights = { role: 'weights', values, channels: layer.bias.length, bits } as const;
  return {
    ...layer,
    weightQuantizer: scheme.fit(weights, params),
    inputQuantizer: input ? fitActivations(input, activations) : imageQuantizer,
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
