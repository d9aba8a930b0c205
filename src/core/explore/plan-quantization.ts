import { trainableNetworks } from '../networks';
import { inputCoders } from '../networks/input-coders';
import { layerShapes } from '../networks/layer-shapes';
import { type LayerStage, layerStages } from '../networks/layer-stages';
import type { ImageShape, Network } from '../networks/network';
import { imageQuantizer } from '../quantization/image-coding';
import type { Registry } from '../registry';
import { configuredBatchNorm } from './configured-batch-norm';
import { checkBatchNorm, configuredLayers, type NetworkChoice } from './configured-layers';
import { type LayerCoding, layerCodings } from './layer-codings';
import type { OperandCoding, QuantizedLayer } from './quantization-plan';

/**
 * Codes of every layer with weights, in order, as a configuration's scheme and widths decide them. The image enters as
 * unsigned bytes of step 2^-8. The network is one that the page trains unless another list is given. A ProblemError where the scheme needs a batch normalization that is not kept.
 */
export function planQuantization(
  choice: NetworkChoice,
  input: ImageShape,
  classes: number,
  networks: Registry<Network> = trainableNetworks,
): readonly QuantizedLayer[] {
  checkBatchNorm(choice, networks);
  const { quantization } = choice;
  const specs = configuredLayers(choice, classes, networks);
  const keepsBatchNorm = configuredBatchNorm(choice, networks) === 'kept';
  const normalized = new Set(
    specs.filter((spec) => 'batchNorm' in spec && spec.batchNorm).map(({ name }) => name),
  );
  const shapes = layerShapes(specs, input, classes);
  const codings = layerCodings(quantization, shapes.length);
  const coders = inputCoders(specs);
  const codingAt = (coder: number | null): OperandCoding =>
    coder === null ? imageCoding : inputCoding(codings[coder] as LayerCoding);
  const stages = layerStages(specs, input);
  return shapes.map((shape, index) => {
    const { outputs, poolWindow, branch } = stages[index] as LayerStage;
    const addend = typeof branch?.addend === 'number' ? codingAt(branch.addend) : (branch?.addend ?? null);
    return {
      shape,
      weights: weightCoding(codings[index] as LayerCoding),
      inputs: codingAt(coders[index] ?? null),
      outputs: outputs === null ? null : codingAt(outputs),
      poolWindow,
      scalesPerChannel: keepsBatchNorm && normalized.has(shape.name),
      ...(branch ? { branch: { ...branch, addend } } : {}),
    };
  });
}

function weightCoding({ weights: { scheme, params, bits } }: LayerCoding): OperandCoding {
  return { format: scheme.weightCodes(bits, params), decode: scheme.decode(params).weights };
}

const imageCoding: OperandCoding = { format: imageQuantizer.format, decode: imageQuantizer.decode };

function inputCoding({ activations: { scheme, params, bits } }: LayerCoding): OperandCoding {
  return { format: scheme.activationCodes(bits, params), decode: scheme.decode(params).activations };
}
