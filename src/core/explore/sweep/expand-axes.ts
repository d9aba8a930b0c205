import { trainableNetworks } from '../../networks';
import type { ParamSpec, ParamValues } from '../../parameters/param-spec';
import { completeParams, parseParams } from '../../parameters/parse-params';
import { ProblemError } from '../../problem';
import { schemes } from '../../schemes';
import { nearestWidth } from '../../schemes/nearest-width';
import type { Scheme } from '../../schemes/scheme';
import { canonicalWidths, widthLayers } from '../layer-widths';
import { withNeededBatchNorm } from '../needed-batch-norm';
import { resultKey } from '../result-key';
import { startingPointKey } from '../starting-point';
import {
  defaultRecipe,
  type LayerBits,
  type QuantizationChoice,
  type TrainingConfiguration,
} from '../training-configuration';
import type { Axes } from './axes';
import { checkWidth } from './check-width';

type NetworkOf = Pick<TrainingConfiguration, 'network' | 'networkParams'>;

/**
 * All configurations of all axes, each once, in the order in which they train fastest: seed by seed, those that
 * start from one FP32 network together. A ProblemError where a network, a scheme, a parameter or a width does not
 * exist; datasets are not known here.
 */
export function expandAxes(all: readonly Axes[]): readonly TrainingConfiguration[] {
  const unique = new Map(
    all.flatMap(expandOne).map((configuration) => [resultKey(configuration), configuration]),
  );
  const configurations = [...unique.values()];
  const starts = [...new Set(configurations.map(startingPointKey))];
  const rank = new Map(starts.map((identity, index) => [identity, index]));
  const rankOf = (configuration: TrainingConfiguration) => rank.get(startingPointKey(configuration)) ?? 0;
  return configurations.sort((left, right) => left.seed - right.seed || rankOf(left) - rankOf(right));
}

function expandOne(axes: Axes): readonly TrainingConfiguration[] {
  const network = trainableNetworks.get(axes.network);
  const shared = {
    dataset: axes.dataset,
    network: network.id,
    networkParams: parseOrThrow(network.params, axes.networkParams, network.id),
    recipe: { ...defaultRecipe, floatEpochs: axes.floatEpochs, tuneEpochs: axes.epochs },
  };
  const choices = quantizationChoices(axes, shared);
  return axes.seeds.flatMap((seed) =>
    axes.methods.flatMap((method) =>
      (method === 'float' ? [unquantized()] : choices).map((quantization) => {
        const configuration = { ...shared, method, quantization, seed };
        return 'batchNorm' in axes.networkParams ? configuration : withNeededBatchNorm(configuration);
      }),
    ),
  );
}

/** What a `float` configuration holds where others hold their quantization; without effect. */
function unquantized(): QuantizationChoice {
  const [scheme] = schemes.all;
  if (!scheme) throw new RangeError('no schemes');
  return {
    scheme: scheme.id,
    schemeParams: completeParams(scheme.params, {}),
    weightBits: nearestWidth(scheme, 'weights', 8),
    activationBits: nearestWidth(scheme, 'activations', 8),
    edgeLayers: 'same',
  };
}

function quantizationChoices(axes: Axes, network: NetworkOf): readonly QuantizationChoice[] {
  const chosen = axes.schemes.map((id) => schemes.get(id));
  refuseUnknownParams(
    axes,
    chosen.flatMap(({ params }) => params),
  );
  return chosen.flatMap((scheme) => {
    const schemeParams = parseOrThrow(
      scheme.params,
      pickDeclared(scheme.params, axes.schemeParams),
      scheme.id,
    );
    if (axes.layerBits) return [perLayerChoice(scheme, schemeParams, axes.layerBits, network)];
    return axes.bits.flatMap(({ weights, activations }) => {
      checkWidth(scheme, 'weights', weights);
      checkWidth(scheme, 'activations', activations);
      return axes.edgeLayers.map((edgeLayers) => ({
        scheme: scheme.id,
        schemeParams,
        weightBits: weights,
        activationBits: activations,
        edgeLayers,
      }));
    });
  });
}

/** Widths of every layer; those of the image are without effect and not looked at. */
function perLayerChoice(
  scheme: Scheme,
  schemeParams: ParamValues,
  layerBits: readonly LayerBits[],
  network: NetworkOf,
): QuantizationChoice {
  const layers = widthLayers(network);
  const [given, needed] = [layerBits.length, layers.length];
  if (given !== needed) {
    const parameters = { key: 'layer-bits', given, needed, network: network.network };
    throw new ProblemError('wrong-layer-count', parameters);
  }
  for (const [layer, { weights, activations }] of layerBits.entries()) {
    checkWidth(scheme, 'weights', weights);
    if (layers[layer]?.inputCoder !== null) checkWidth(scheme, 'activations', activations);
  }
  const [weightBits, activationBits] = [layerBits[0]?.weights ?? 8, layerBits[0]?.activations ?? 8];
  const choice = {
    scheme: scheme.id,
    schemeParams,
    weightBits,
    activationBits,
    layerBits,
    edgeLayers: 'same',
  } as const;
  return canonicalWidths(network, choice);
}

/** With several schemes, a parameter applies to those that have it; one that none has is a mistake. */
function refuseUnknownParams({ schemes: ids, schemeParams }: Axes, specs: readonly ParamSpec[]): void {
  const known = [...new Set(specs.map(({ key }) => key))];
  for (const key of Object.keys(schemeParams)) {
    if (known.includes(key)) continue;
    throw new ProblemError('unknown-parameter', { key, owner: ids.join(', '), known: known.join(', ') });
  }
}

function pickDeclared(specs: readonly ParamSpec[], raw: Readonly<Record<string, string>>) {
  const declared = specs.filter(({ key }) => Object.hasOwn(raw, key));
  return Object.fromEntries(declared.map(({ key }) => [key, raw[key] as string]));
}

function parseOrThrow(
  specs: readonly ParamSpec[],
  raw: Readonly<Record<string, string>>,
  owner: string,
): ParamValues {
  const { values, problems } = parseParams(specs, raw, owner);
  const [first] = problems;
  if (first) throw new ProblemError(first.code, first.parameters);
  return values;
}
