import type { OperandCoding, QuantizedLayer } from '../../explore/quantization-plan';
import type { ConvolutionShape, LayerShape } from '../../networks/layer-shape';
import { integerGrid } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import type { HardwareConfiguration } from '../hardware-configuration';
import { defaultHardware } from '../hardware-controls';

/** What the ladder from fixed point to LSQ with offsets differs in. */
export interface LadderRung {
  readonly scale: DecodeForm['scale'];
  readonly weightOffset: DecodeForm['offset'];
  readonly inputOffset: DecodeForm['offset'];
}

export const fixedPointRung: LadderRung = {
  scale: 'power-of-two',
  weightOffset: 'none',
  inputOffset: 'none',
};
export const lsqRung: LadderRung = { ...fixedPointRung, scale: 'real' };
export const lsqPlusRung: LadderRung = { ...lsqRung, inputOffset: 'real' };
export const bothOffsetsRung: LadderRung = { ...lsqPlusRung, weightOffset: 'real' };

export function weightCoding(bits: number, { scale, weightOffset }: LadderRung): OperandCoding {
  return {
    format: integerGrid(bits, true),
    decode: { scale, granularity: 'tensor', offset: weightOffset },
  };
}

function inputCoding(bits: number, { scale, inputOffset }: LadderRung): OperandCoding {
  return {
    format: integerGrid(bits, false),
    decode: { scale, granularity: 'tensor', offset: inputOffset },
  };
}

export interface Widths {
  readonly weights: number;
  readonly inputs: number;
}

/** Gives every shape the same codes and, where given, a pool; the last layer hands on its sums. */
export function codedLayers(
  shapes: readonly LayerShape[],
  { weights, inputs }: Widths,
  rung: LadderRung,
  poolWindows: readonly number[] = [],
): readonly QuantizedLayer[] {
  return shapes.map((shape, index) => ({
    shape,
    weights: weightCoding(weights, rung),
    inputs: inputCoding(inputs, rung),
    outputs: index === shapes.length - 1 ? null : inputCoding(inputs, rung),
    poolWindow: poolWindows[index] ?? 1,
    scalesPerChannel: false,
  }));
}

/** The second convolution of tiny-cnn: 225,792 MACs, 72 products per output. */
export const middleConvolution: ConvolutionShape = {
  kind: 'conv',
  name: 'conv2',
  inputHeight: 14,
  inputWidth: 14,
  inputChannels: 8,
  outputChannels: 16,
  kernelHeight: 3,
  kernelWidth: 3,
  stride: 1,
  padding: 'same',
  groups: 1,
};

/** Pools of tiny-cnn, 2 x 2 behind each convolution. */
export const tinyCnnPools: readonly number[] = [4, 4, 1];

/** Layers with weights of tiny-cnn on 28 x 28 images and ten classes. */
export const tinyCnnShapes: readonly LayerShape[] = [
  {
    ...middleConvolution,
    name: 'conv1',
    inputHeight: 28,
    inputWidth: 28,
    inputChannels: 1,
    outputChannels: 8,
  },
  middleConvolution,
  { kind: 'dense', name: 'dense', inputs: 784, outputs: 10 },
];

/** The default machine with published prices of primitives, which tests can work out by hand. */
export const tabledHardware: HardwareConfiguration = { ...defaultHardware, costSource: 'horowitz' };
