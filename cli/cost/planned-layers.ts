import { layerCodings } from '../../src/core/explore/layer-codings';
import { planQuantization } from '../../src/core/explore/plan-quantization';
import type { QuantizedLayer } from '../../src/core/explore/quantization-plan';
import { checkWidth } from '../../src/core/explore/sweep/check-width';
import type { QuantizationChoice } from '../../src/core/explore/training-configuration';
import type { LayerShape } from '../../src/core/networks/layer-shape';
import { parseNetworkFile } from '../../src/core/networks/network-file';
import { costedNetworks } from '../../src/core/networks/published';
import type { ParamValues } from '../../src/core/parameters/param-spec';
import { schemes } from '../../src/core/schemes';
import type { Scheme, TensorRole } from '../../src/core/schemes/scheme';
import { networkImages } from '../../src/data/datasets/network-images';
import { edgeLayers, parseInteger, parseOption } from '../explore/parse-axis';
import { parseJson, readText } from '../read-json';

interface LayerOptions {
  readonly network: string;
  readonly dataset: string;
  readonly scheme: string;
  readonly weightBits: string;
  readonly activationBits: string;
  readonly edgeLayers: string;
}

interface Params {
  readonly schemeParams: ParamValues;
  readonly networkParams: ParamValues;
}

/**
 * The layers of a network with the codes of their operands. A name that ends in `.json` is a file of layers; in it the
 * scheme's codes apply to every layer, none is pooled, and the last one hands on its sums.
 */
export function plannedLayers(options: LayerOptions, params: Params): readonly QuantizedLayer[] {
  const quantization = quantizationChoice(options, params.schemeParams);
  if (options.network.endsWith('.json')) {
    return codeLayers(parseNetworkFile(parseJson(options.network, readText(options.network))), quantization);
  }
  const { shape, classes } = networkImages(options);
  const { networkParams } = params;
  const choice = { network: options.network, networkParams, quantization };
  return planQuantization(choice, shape, classes, costedNetworks);
}

function quantizationChoice(options: LayerOptions, schemeParams: ParamValues): QuantizationChoice {
  const scheme = schemes.get(options.scheme);
  return {
    scheme: scheme.id,
    schemeParams,
    weightBits: parseWidth(scheme, 'weights', options.weightBits),
    activationBits: parseWidth(scheme, 'activations', options.activationBits),
    edgeLayers: parseOption('edge-layers', options.edgeLayers, edgeLayers),
  };
}

function parseWidth(scheme: Scheme, role: TensorRole, text: string): number {
  const bits = parseInteger(role === 'weights' ? 'weight-bits' : 'activation-bits', text, anyWidth);
  checkWidth(scheme, role, bits);
  return bits;
}

function codeLayers(
  shapes: readonly LayerShape[],
  quantization: QuantizationChoice,
): readonly QuantizedLayer[] {
  const codings = layerCodings(quantization, shapes.length).map(({ weights, activations }) => ({
    weights: {
      format: weights.scheme.weightCodes(weights.bits, weights.params),
      decode: weights.scheme.decode(weights.params).weights,
    },
    inputs: {
      format: activations.scheme.activationCodes(activations.bits, activations.params),
      decode: activations.scheme.decode(activations.params).activations,
    },
  }));
  return shapes.map((shape, index) => ({
    ...(codings[index] as (typeof codings)[number]),
    shape,
    outputs: codings[index + 1]?.inputs ?? null,
    poolWindow: 1,
    scalesPerChannel: false,
  }));
}

const anyWidth = { minimum: 1, maximum: 16 };
