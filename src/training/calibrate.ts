import { type Tensor, tidy } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../core/datasets/dataset';
import type { QuantizedLayer } from '../core/explore/quantization-plan';
import type { TrainedLayer, TrainedNetwork } from '../core/networks/trained-network';
import type { ParamValues } from '../core/parameters/param-spec';
import { imageQuantizer } from '../core/quantization/image-coding';
import type { Scheme } from '../core/schemes/scheme';
import { imageTensor } from './images';
import { createInferenceLayer } from './models/inference';
import { layerInputs, type MatrixSpec } from './models/layer-geometry';
import { runLayers } from './models/run-layers';
import type { Operations } from './operations/operations';

export interface CalibrationOptions {
  readonly scheme: Scheme;
  readonly schemeParams: ParamValues;
  readonly plan: readonly QuantizedLayer[];
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
      const layer = withQuantizers(network, spec, readsImages ? null : input, options);
      quantized[spec.name] = layer;
      const inputImage = inputs.get(spec.name) ?? network.input;
      const ready = createInferenceLayer(layer, { spec, inputImage, outputQuantizer: null });
      return ready.forward(input, operations);
    });
  });
  return { ...network, layers: quantized };
}

function withQuantizers(
  network: TrainedNetwork,
  { name }: MatrixSpec,
  input: Tensor | null,
  { scheme, schemeParams, plan }: CalibrationOptions,
): TrainedLayer {
  const layer = network.layers[name];
  const coding = plan.find(({ shape }) => shape.name === name);
  if (!layer || !coding) throw new RangeError(`no plan for layer: ${name}`);
  const weights = {
    role: 'weights',
    values: layer.weights,
    channels: layer.bias.length,
    bits: coding.weights.format.bits,
  } as const;
  return {
    ...layer,
    weightQuantizer: scheme.fit(weights, schemeParams),
    inputQuantizer: input ? scheme.fit(activationSample(input, coding), schemeParams) : imageQuantizer,
  };
}

function activationSample(input: Tensor, coding: QuantizedLayer) {
  return {
    role: 'activations',
    values: input.dataSync<'float32'>(),
    channels: input.shape.at(-1) ?? 1,
    bits: coding.inputs.format.bits,
  } as const;
}
