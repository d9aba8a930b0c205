import { assertNever } from '../assert-never';
import { imageSource, type LayerGraph, layerGraph } from './layer-graph';
import type { ConvolutionShape, LayerShape } from './layer-shape';
import {
  type ConvolutionSpec,
  type DepthwiseSpec,
  type ImageShape,
  isMatrixLayer,
  type LayerSpec,
  type MatrixSpec,
} from './network';
import { axisGeometry } from './padded-size';

/** Shapes of the layers with weights, in order. Throws a RangeError where the last does not give one output per class. */
export function layerShapes(
  specs: readonly LayerSpec[],
  input: ImageShape,
  classes: number,
): readonly LayerShape[] {
  const images = inputImages(layerGraph(specs), input);
  const last = specs.length - 1;
  const output = last < 0 ? input : outputImage(specs[last] as LayerSpec, images[last] as ImageShape);
  if (output.channels !== classes || output.height * output.width !== 1) {
    throw new RangeError(`${output.height * output.width * output.channels} outputs for ${classes} classes`);
  }
  return specs.flatMap((spec, index) =>
    isMatrixLayer(spec) ? matrixShape(spec, images[index] as ImageShape) : [],
  );
}

/** Image that each layer reads, an add twice. Throws a RangeError where an add would add images of different shapes. */
export function inputImages(graph: LayerGraph, input: ImageShape): readonly ImageShape[] {
  const outputs: ImageShape[] = [];
  return graph.specs.map((spec, index) => {
    const [first, second] = graph
      .sources(index)
      .map((source) => (source === imageSource ? input : (outputs[source] as ImageShape)));
    const image = first ?? input;
    if (second && !haveSameShape(image, second)) {
      throw new RangeError(`layer ${spec.name} adds images of different shapes`);
    }
    outputs.push(outputImage(spec, image));
    return image;
  });
}

/** Image (or, with height and width 1, vector) that a layer hands on. */
export function outputImage(spec: LayerSpec, input: ImageShape): ImageShape {
  switch (spec.kind) {
    case 'conv':
    case 'depthwise':
      return {
        height: axisGeometry(input.height, spec.kernel, spec.stride, spec.padding).outputs,
        width: axisGeometry(input.width, spec.kernel, spec.stride, spec.padding).outputs,
        channels: spec.kind === 'conv' ? spec.channels : input.channels,
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
    case 'add':
      return input;
    case 'global-average-pool':
      return { height: 1, width: 1, channels: input.channels };
    default:
      return assertNever(spec);
  }
}

function haveSameShape(left: ImageShape, right: ImageShape): boolean {
  return left.height === right.height && left.width === right.width && left.channels === right.channels;
}

function matrixShape(spec: MatrixSpec, input: ImageShape): LayerShape {
  if (spec.kind !== 'dense') return convolutionShape(spec, input);
  const inputs = input.height * input.width * input.channels;
  return { kind: 'dense', name: spec.name, inputs, outputs: spec.units };
}

function convolutionShape(spec: ConvolutionSpec | DepthwiseSpec, input: ImageShape): ConvolutionShape {
  const isDepthwise = spec.kind === 'depthwise';
  return {
    kind: 'conv',
    name: spec.name,
    inputHeight: input.height,
    inputWidth: input.width,
    inputChannels: input.channels,
    outputChannels: isDepthwise ? input.channels : spec.channels,
    kernelHeight: spec.kernel,
    kernelWidth: spec.kernel,
    stride: spec.stride,
    padding: spec.padding,
    groups: isDepthwise ? input.channels : (spec.groups ?? 1),
  };
}
