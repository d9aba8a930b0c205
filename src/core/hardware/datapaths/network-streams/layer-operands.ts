import type { IntegerMatrixLayer } from '../../../integer/integer-network';
import { matrixOutputImage, windowBorder } from '../../../integer/matrix-stage';
import { createPlane, type Plane, writePlane } from '../../../integer/plane';
import type { ImageShape } from '../../../networks/network';

/** One output of a layer. */
export interface OutputPlace {
  readonly image: number;
  /** Row by row. */
  readonly position: number;
  readonly channel: number;
}

/** Codes and sums of one layer for some images, as the integer engine has them. */
export interface LayerOperands {
  readonly layer: IntegerMatrixLayer;
  readonly images: number;
  readonly positions: number;
  /** Positions of a row. */
  readonly outputWidth: number;
  readonly kernelPositions: number;
  /** Inputs that an output reads at one position of the kernel: 1 where depthwise. */
  readonly inputsPerKernelPosition: number;
  /** The engine's weight code: a multiple of the stored one (`weightMultiple`). */
  weightCode(channel: number, kernelPosition: number, input: number): number;
  inputCode(place: OutputPlace, kernelPosition: number, input: number): number;
  /** Products and bias, without what the run-time sum of inputs adds. */
  sum(place: OutputPlace): number;
}

/** Reads one layer. `image`: shape of what it reads; `codes`: those codes of every image, [height, width, channels]. */
export function layerOperands(
  layer: IntegerMatrixLayer,
  image: ImageShape,
  codes: readonly Int32Array[],
): LayerOperands {
  const isDepthwise = layer.kind === 'depthwise';
  const { kernelHeight, kernelWidth, inputChannels, outputChannels, stride, weightCodes } = layer;
  const outputs = matrixOutputImage(layer, image);
  const planes = codes.map((each) => paddedPlane(layer, image, each));
  const perPosition = isDepthwise ? 1 : inputChannels;
  const kernelPositions = kernelHeight * kernelWidth;
  const weightCode: LayerOperands['weightCode'] = (channel, kernelPosition, input) =>
    weightCodes[(kernelPosition * perPosition + input) * outputChannels + channel] as number;
  const inputCode: LayerOperands['inputCode'] = (
    { image: index, position, channel },
    kernelPosition,
    input,
  ) => {
    const plane = planes[index] as Plane;
    const row = Math.floor(position / outputs.width) * stride + Math.floor(kernelPosition / kernelWidth);
    const column = (position % outputs.width) * stride + (kernelPosition % kernelWidth);
    return plane.codes[
      row * plane.rowLength + column * inputChannels + (isDepthwise ? channel : input)
    ] as number;
  };
  return {
    layer,
    images: codes.length,
    positions: outputs.height * outputs.width,
    outputWidth: outputs.width,
    kernelPositions,
    inputsPerKernelPosition: perPosition,
    weightCode,
    inputCode,
    sum: (place) => {
      let sum = layer.bias[place.channel] as number;
      for (let position = 0; position < kernelPositions; position++) {
        for (let input = 0; input < perPosition; input++) {
          sum += weightCode(place.channel, position, input) * inputCode(place, position, input);
        }
      }
      return sum;
    },
  };
}

function paddedPlane(layer: IntegerMatrixLayer, image: ImageShape, codes: Int32Array): Plane {
  const plane = createPlane(image, windowBorder(layer, image), layer.padCode);
  writePlane(plane, codes, 0);
  return plane;
}
