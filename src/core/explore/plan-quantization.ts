import { batchNormMode } from '../networks/batch-norm-mode';
import { layerShapes } from '../networks/layer-shapes';
import type { ImageShape, LayerSpec } from '../networks/network';
import { imageQuantizer } from '../quantization/image-coding';
import { checkBatchNorm, configuredLayers, type NetworkChoice } from './configured-layers';
import { type LayerCoding, layerCodings } from './layer-codings';
import type { OperandCoding, QuantizedLayer } from './quantization-plan';

/**
 * Codes of every layer with weights, in order, as a configuration's scheme and widths decide them. The image enters as
 * unsigned bytes of step 2^-8. A ProblemError where the scheme needs a batch normalization that is not kept.
 */
export function planQuantization(
  choice: NetworkChoice,
  input: ImageShape,
  classes: number,
): readonly QuantizedLayer[] {
  checkBatchNorm(choice);
  const { networkParams, quantization } = choice;
  const specs = configuredLayers(choice, classes);
  const normalized = new Set(
    specs.filter((spec) => spec.kind === 'conv' && spec.batchNorm).map(({ name }) => name),
  );
  const keepsBatchNorm = batchNormMode(networkParams) === 'kept';
  const shapes = layerShapes(specs, input, classes);
  const codings = layerCodings(quantization, shapes.length);
  const inputs = codings.map((coding, index) => inputCoding(coding, index === 0));
  return shapes.map((shape, index) => ({
    shape,
    weights: weightCoding(codings[index] as LayerCoding),
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

function weightCoding({ weights: { scheme, params, bits } }: LayerCoding): OperandCoding {
  return { format: scheme.weightCodes(bits, params), decode: scheme.decode(params).weights };
}

function inputCoding(
  { activations: { scheme, params, bits } }: LayerCoding,
  isFirst: boolean,
): OperandCoding {
  if (isFirst) return { format: imageQuantizer.format, decode: imageQuantizer.decode };
  return { format: scheme.activationCodes(bits, params), decode: scheme.decode(params).activations };
}
