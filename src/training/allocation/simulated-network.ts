import {
  mul,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
} from '@tensorflow/tfjs-core';
import { foldBatchNorm, normalizationGains } from '../../core/networks/fold-batch-norm';
import { imageSource, layerGraph } from '../../core/networks/layer-graph';
import { isMatrixLayer, type MatrixSpec } from '../../core/networks/network';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import { fakeQuantize } from '../../core/quantization/fake-quantize';
import type { Quantizer } from '../../core/quantization/quantizer';
import { layerInputs, weightShape } from '../models/layer-geometry';
import { multiplyLayer, runLayers } from '../models/run-layers';
import type { Operations } from '../operations/operations';

/** What of a float network is replaced by quantized values, by layer name; what is absent stays in float. */
export interface Replacements {
  readonly weights: ReadonlyMap<string, Float32Array>;
  readonly inputs: ReadonlyMap<string, Quantizer>;
}

/** A float network some of whose tensors are quantized; owns its tensors until disposed. */
export interface SimulatedNetwork {
  /** `weights` stand in the place of one layer's, before its batch normalization. Padded pixels are zero. */
  logits(images: Tensor4D, replaced?: { readonly name: string; readonly weights: Tensor }): Tensor2D;
  dispose(): void;
}

export const nothingReplaced: Replacements = { weights: new Map(), inputs: new Map() };

/** `onInput` sees every tensor that enters layers with weights, once, under the name of the layer that codes it. */
export function simulateNetwork(
  base: TrainedNetwork,
  { weights, inputs }: Replacements,
  operations: Operations,
  onInput?: (coder: MatrixSpec, input: Tensor) => void,
): SimulatedNetwork {
  const graph = layerGraph(base.specs);
  const imageCoder = graph.coder(imageSource);
  const layers = simulatedLayers(base, weights);
  return {
    logits: (images, replaced) =>
      runLayers(graph, images, operations, {
        quantize: (coder, input) => {
          if (coder === imageCoder) return input;
          onInput?.(coder, input);
          const quantizer = inputs.get(coder.name);
          return quantizer ? quantizeTensor(input, quantizer) : input;
        },
        decode: (_, values) => values,
        multiply: (spec, input) => {
          const layer = layers.get(spec.name);
          if (!layer) throw new RangeError(`no parameters of layer: ${spec.name}`);
          const own = replaced?.name === spec.name ? replaced.weights : layer.weights;
          const used = layer.gains ? mul(own, layer.gains) : own;
          const operands = { input, weights: used, bias: layer.bias, padValue: 0 };
          return multiplyLayer(spec, operands, spec.activation, operations);
        },
      }),
    dispose: () => {
      for (const layer of layers.values()) {
        for (const each of [layer.weights, layer.bias, layer.gains]) each?.dispose();
      }
    },
  };
}

interface SimulatedLayer {
  readonly weights: Tensor;
  /** With batch normalization folded in. */
  readonly bias: Tensor1D;
  readonly gains: Tensor1D | null;
}

function simulatedLayers(
  { specs, input, layers }: TrainedNetwork,
  replaced: Replacements['weights'],
): ReadonlyMap<string, SimulatedLayer> {
  const images = layerInputs(layerGraph(specs), input);
  return new Map(
    specs.filter(isMatrixLayer).map((spec): [string, SimulatedLayer] => {
      const layer = layers[spec.name];
      if (!layer) throw new RangeError(`no parameters of layer: ${spec.name}`);
      const values = replaced.get(spec.name) ?? layer.weights;
      const gains = layer.batchNorm ? Float32Array.from(normalizationGains(layer.batchNorm)) : null;
      return [
        spec.name,
        {
          weights: tensor(values, weightShape(spec, images.get(spec.name) ?? input)),
          bias: tensor1d(foldBatchNorm(layer).bias),
          gains: gains && tensor1d(gains),
        },
      ];
    }),
  );
}

function quantizeTensor(input: Tensor, quantizer: Quantizer): Tensor {
  return tensor(fakeQuantize(input.dataSync<'float32'>(), quantizer), input.shape);
}
