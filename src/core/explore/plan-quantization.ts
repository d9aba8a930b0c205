import { trainableNetworks } from '../networks';
import { batchNormMode } from '../networks/batch-norm-mode';
import { layerShapes } from '../networks/layer-shapes';
import type { ImageShape, LayerSpec } from '../networks/network';
import { imageQuantizer } from '../quantization/image-coding';
import { schemes } from '../schemes';
import type { OperandCoding, QuantizedLayer } from './quantization-plan';
import type { TrainingConfiguration } from './training-configuration';

type Quantized = Pick<TrainingConfiguration, 'network' | 'networkParams' | 'quantization'>;

const edgeBits = 8;

/**
 * Codes of every layer with weights, in order, as a configuration's scheme and widths decide them. The image enters as
 * unsigned bytes of step 2^-8. With `eight-bit` edge layers the weights of the first and last layer and the activations
 * that enter the last have 8 bits.
 */
export function planQuantization(
  { network, networkParams, quantization }: Quantized,
  input: ImageShape,
  classes: number,
): readonly QuantizedLayer[] {
  const specs = trainableNetworks.get(network).layers(networkParams, classes);
  const normalized = new Set(
    specs.filter((spec) => spec.kind === 'conv' && spec.batchNorm).map(({ name }) => name),
  );
  const keepsBatchNorm = batchNormMode(networkParams) === 'kept';
  const shapes = layerShapes(specs, input, classes);
  const last = shapes.length - 1;
  const inputs = shapes.map((_, index) => inputCoding(quantization, index, last));
  return shapes.map((shape, index) => ({
    shape,
    weights: weightCoding(quantization, index === 0 || index === last),
    inputs: inputs[index] as OperandCoding,
    outputs: inputs[index + 1] ?? null,
    poolWindow: poolWindowAfter(specs, shape.name),
    scalesPerChannel: keepsBatchNorm && normalized.has(shape.name),
  }));
}

function poolWindowAfter(specs: readonly LayerSpec[], name: string): number {
  const next = specs[specs.findIndex((spec) => spec.name === name) + 1];
  return next?.kind === 'max-pool' ? next.size ** 2 : 1;
}

type Choice = TrainingConfiguration['quantization'];

function weightCoding(choice: Choice, isEdge: boolean): OperandCoding {
  const scheme = schemes.get(choice.scheme);
  const bits = isEdge && choice.edgeLayers === 'eight-bit' ? edgeBits : choice.weightBits;
  return {
    format: scheme.weightCodes(bits, choice.schemeParams),
    decode: scheme.decode(choice.schemeParams).weights,
  };
}

function inputCoding(choice: Choice, index: number, last: number): OperandCoding {
  if (index === 0) return { format: imageQuantizer.format, decode: imageQuantizer.decode };
  const scheme = schemes.get(choice.scheme);
  const bits = index === last && choice.edgeLayers === 'eight-bit' ? edgeBits : choice.activationBits;
  return {
    format: scheme.activationCodes(bits, choice.schemeParams),
    decode: scheme.decode(choice.schemeParams).activations,
  };
}
