import { outputImage } from '../../core/networks/layer-shapes';
import type { ConvolutionSpec, DenseSpec, ImageShape, LayerSpec } from '../../core/networks/network';

/** A layer with weights. */
export type MatrixSpec = ConvolutionSpec | DenseSpec;

export function isMatrixLayer(spec: LayerSpec): spec is MatrixSpec {
  return spec.kind === 'conv' || spec.kind === 'dense';
}

/** Shape of what enters each layer, by layer name; after a flatten layer all features are channels of one pixel. */
export function layerInputs(specs: readonly LayerSpec[], input: ImageShape): ReadonlyMap<string, ImageShape> {
  const inputs = new Map<string, ImageShape>();
  let shape = input;
  for (const spec of specs) {
    inputs.set(spec.name, shape);
    shape = outputImage(spec, shape);
  }
  return inputs;
}

export function weightShape(spec: MatrixSpec, { channels }: ImageShape): number[] {
  return spec.kind === 'conv' ? [spec.kernel, spec.kernel, channels, spec.channels] : [channels, spec.units];
}
