import { planQuantization } from '../../src/core/explore/plan-quantization';
import type { OperandCoding, QuantizedLayer } from '../../src/core/explore/quantization-plan';
import type { QuantizationChoice } from '../../src/core/explore/training-configuration';
import type { LayerShape } from '../../src/core/networks/layer-shape';
import { parseNetworkFile } from '../../src/core/networks/network-file';
import type { ParamValues } from '../../src/core/parameters/param-spec';
import { schemes } from '../../src/core/schemes';
import { datasetSources } from '../../src/data/datasets';
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
  const { shape, classNames } = datasetSources.get(options.dataset);
  const { networkParams } = params;
  return planQuantization(
    { network: options.network, networkParams, quantization },
    shape,
    classNames.length,
  );
}

function quantizationChoice(options: LayerOptions, schemeParams: ParamValues): QuantizationChoice {
  const { bits } = schemes.get(options.scheme);
  return {
    scheme: options.scheme,
    schemeParams,
    weightBits: parseInteger('weight-bits', options.weightBits, bits),
    activationBits: parseInteger('activation-bits', options.activationBits, bits),
    edgeLayers: parseOption('edge-layers', options.edgeLayers, edgeLayers),
  };
}

function codeLayers(
  shapes: readonly LayerShape[],
  { scheme: id, schemeParams, weightBits, activationBits, edgeLayers: edges }: QuantizationChoice,
): readonly QuantizedLayer[] {
  const scheme = schemes.get(id);
  const decode = scheme.decode(schemeParams);
  const last = shapes.length - 1;
  const widthAt = (index: number, bits: number) =>
    edges === 'eight-bit' && (index === 0 || index === last) ? 8 : bits;
  const inputs = shapes.map(
    (_, index): OperandCoding => ({
      format: scheme.activationCodes(widthAt(index, activationBits), schemeParams),
      decode: decode.activations,
    }),
  );
  return shapes.map((shape, index) => ({
    shape,
    weights: {
      format: scheme.weightCodes(widthAt(index, weightBits), schemeParams),
      decode: decode.weights,
    },
    inputs: inputs[index] as OperandCoding,
    outputs: inputs[index + 1] ?? null,
    poolWindow: 1,
    scalesPerChannel: false,
  }));
}
