import type { LayerGraph } from '../networks/layer-graph';
import type { TrainedNetwork } from '../networks/trained-network';
import { encoderOf, entry } from '../quantization/encode';
import type { Quantizer } from '../quantization/quantizer';

/**
 * Fractions of a step that sums keep where they are rounded before they are coded: 2^-16 of it. Means add up what
 * rounding a limit or a constant takes away, the same at every position: with 8 fraction bits signs behind the mean of
 * `resnet-8` differed in 1 of 2,000, and the class of 25 of 10,000 images.
 */
export const wideFractionBits = 16;

/** Quantizer of the tensor that a layer makes; null where it stays as wide as its sums. */
export function outputQuantizer(
  graph: LayerGraph,
  layers: TrainedNetwork['layers'],
  layer: number,
): Quantizer | null {
  const coder = graph.coder(layer);
  return (coder && layers[coder.name]?.inputQuantizer) ?? null;
}

/**
 * Step of the grid that the values of a tensor end on: its own quantizer's or, where it stays wide, that of the first
 * tensor made of it which has one. Null where none has: at the logits, and in a float network.
 */
export function outputStep(
  graph: LayerGraph,
  layers: TrainedNetwork['layers'],
  layer: number,
): number | null {
  const quantizer = outputQuantizer(graph, layers, layer);
  if (quantizer) return entry(encoderOf(quantizer).steps, 0);
  const reader = graph.readers(layer)[0];
  return reader === undefined ? null : outputStep(graph, layers, reader);
}

/** Least difference between outputs of a layer that matters: a step, or the fraction of one that wide sums keep. */
export function outputResolution(
  graph: LayerGraph,
  layers: TrainedNetwork['layers'],
  layer: number,
): number | null {
  const step = outputStep(graph, layers, layer);
  const isWide = outputQuantizer(graph, layers, layer) === null;
  return step !== null && isWide ? step / 2 ** wideFractionBits : step;
}
