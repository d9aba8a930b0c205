import type { Scalar, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import { imageSource, type LayerGraph, layerGraph } from '../../core/networks/layer-graph';
import { isMatrixLayer, type MatrixSpec } from '../../core/networks/network';
import type { TrainedNetwork } from '../../core/networks/trained-network';
import type { Operations } from '../operations/operations';
import type { TrainingMoment } from '../quantizers/quantizer-twin';
import { layerInputs } from './layer-geometry';
import type { ModelQuantization } from './layer-quantization';
import { runLayers } from './run-layers';
import { createTrainableLayer, type TrainableLayer } from './trainable-layer';

/** A network as variables: what the optimizer moves, and the way back to plain data. */
export interface TrainableModel {
  readonly trainable: Readonly<Record<string, Variable>>;
  /** Logits with the statistics of this batch; updates the running averages of batch normalization. */
  forward(images: Tensor4D): Tensor2D;
  /** Told before each of the planned steps, with its rate. */
  beforeStep(moment: Pick<TrainingMoment, 'step' | 'steps' | 'learningRate'>): void;
  /** What the quantizers add to the loss. */
  penalties(): readonly Scalar[];
  afterUpdate(): void;
  snapshot(): TrainedNetwork;
  dispose(): void;
}

/** Starts from plain data. With a quantization its quantizers are tuned, without one it stays float. */
export function createTrainableModel(
  start: TrainedNetwork,
  quantization: ModelQuantization | null,
  operations: Operations,
): TrainableModel {
  const graph = layerGraph(start.specs);
  const layers = trainableLayers(start, graph, quantization);
  const layerOf = ({ name }: MatrixSpec): TrainableLayer => {
    const layer = layers.get(name);
    if (!layer) throw new RangeError(`no such layer: ${name}`);
    return layer;
  };
  const each = [...layers.values()];
  return {
    trainable: Object.fromEntries(
      [...layers].flatMap(([layerName, { trainable }]) =>
        Object.entries(trainable).map(([name, parameter]) => [`${layerName}/${name}`, parameter]),
      ),
    ),
    forward: (images) =>
      runLayers(graph, images, operations, {
        quantize: (coder, input) => layerOf(coder).quantizeInput(input, operations),
        decode: (_, values) => values,
        multiply: (spec, input) => layerOf(spec).forward(input, operations),
      }),
    beforeStep: (moment) => {
      each.forEach((trainable, layer) => {
        trainable.beforeStep({ ...moment, layer, layers: each.length });
      });
    },
    penalties: () => each.flatMap((layer) => layer.penalties()),
    afterUpdate: () => {
      for (const layer of each) layer.afterUpdate();
    },
    snapshot: () => ({
      ...start,
      layers: Object.fromEntries([...layers].map(([name, layer]) => [name, layer.snapshot()])),
    }),
    dispose: () => {
      for (const layer of each) layer.dispose();
    },
  };
}

function trainableLayers(
  { input, layers }: TrainedNetwork,
  graph: LayerGraph,
  quantization: ModelQuantization | null,
): ReadonlyMap<string, TrainableLayer> {
  const inputs = layerInputs(graph, input);
  const made = new Map<string, TrainableLayer>();
  for (const [index, spec] of graph.specs.entries()) {
    if (!isMatrixLayer(spec)) continue;
    const start = layers[spec.name];
    const layerInput = inputs.get(spec.name);
    if (!start || !layerInput) throw new RangeError(`no parameters of layer: ${spec.name}`);
    const source = graph.sources(index)[0] ?? imageSource;
    const coder = graph.coder(source)?.name ?? spec.name;
    const options = {
      spec,
      start,
      input: layerInput,
      quantization: quantization?.get(spec.name) ?? null,
      readsImages: graph.root(source) === imageSource,
      coder: made.get(coder) ?? null,
    };
    made.set(spec.name, createTrainableLayer(options));
  }
  return made;
}
