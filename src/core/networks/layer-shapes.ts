import { assertNever } from '../assert-never';
import type { ConvolutionShape, LayerShape } from './layer-shape';
import type { ConvolutionSpec, ImageShape, LayerSpec } from './network';
import { axisGeometry } from './padded-size';

/** Shapes of the layers with weights, in order. Throws a RangeError where the last does not give one output per class. */
export function layerShapes(
  specs: readonly LayerSpec[],
  input: ImageShape,
  classes: number,
): readonly LayerShape[] {
  const shapes: LayerShape[] = [];
  let image = input;
  for (const spec of specs) {
    const shape = matrixShape(spec, image);
    if (shape) shapes.push(shape);
    image = outputImage(spec, image);
  }
  if (image.channels !== classes || image.height * image.width !== 1) {
    throw new RangeError(`${image.height * image.width * image.channels} outputs for ${classes} classes`);
  }
  return shapes;
}

/** Image (or, with height and width 1, vector) that a layer hands on. */
export function outputImage(spec: LayerSpec, input: ImageShape): ImageShape {
  switch (spec.kind) {
    case 'conv':
      return {
        height: axisGeometry(input.height, spec.kernel, spec.stride, spec.padding).outputs,
        width: axisGeometry(input.width, spec.kernel, spec.stride, spec.padding).outputs,
        channels: spec.channels,
      };
    case 'max-pool':
      return {
        height: Math.floor(input.height / spec.size),
        width: Math.floor(input.width / spec.size),
        channels: input.channels,
      };
    case 'flatten':
      return { height: 1, width: 1, channels: input.height * input.width * input.channels };
    case 'dense':
      return { height: 1, width: 1, channels: spec.units };
    default:
      return assertNever(spec);
  }
}

function matrixShape(spec: LayerSpec, input: ImageShape): LayerShape | null {
  if (spec.kind === 'conv') return convolutionShape(spec, input);
  if (spec.kind === 'dense') {
    const inputs = input.height * input.width * input.channels;
    return { kind: 'dense', name: spec.name, inputs, outputs: spec.units };
  }
  return null;
}

function convolutionShape(spec: ConvolutionSpec, input: ImageShape): ConvolutionShape {
  return {
    kind: 'conv',
    name: spec.name,
    inputHeight: input.height,
    inputWidth: input.width,
    inputChannels: input.channels,
    outputChannels: spec.channels,
    kernelHeight: spec.kernel,
    kernelWidth: spec.kernel,
    stride: spec.stride,
    padding: spec.padding,
    groups: 1,
  };
}
