import { assertNever } from '../../core/assert-never';
import type { LayerGraph } from '../../core/networks/layer-graph';
import { inputImages } from '../../core/networks/layer-shapes';
import type { ImageShape, MatrixSpec } from '../../core/networks/network';

/** Shape of what enters each layer, by layer name; after a flatten layer all features are channels of one pixel. */
export function layerInputs(graph: LayerGraph, input: ImageShape): ReadonlyMap<string, ImageShape> {
  const images = inputImages(graph, input);
  return new Map(graph.specs.map(({ name }, index) => [name, images[index] ?? input]));
}

/** A depthwise filter stands in the place of output channels, as the one of every other layer. */
export function weightShape(spec: MatrixSpec, { channels }: ImageShape): number[] {
  switch (spec.kind) {
    case 'conv':
      return [spec.kernel, spec.kernel, channels, spec.channels];
    case 'depthwise':
      return [spec.kernel, spec.kernel, 1, channels];
    case 'dense':
      return [channels, spec.units];
    default:
      return assertNever(spec);
  }
}

/** Input channels that one filter reads. */
export function weightChannels(spec: MatrixSpec, { channels }: ImageShape): number {
  return spec.kind === 'depthwise' ? 1 : channels;
}
