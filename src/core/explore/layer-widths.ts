import { imageWidth, withSharedInputs } from '../allocation/tensors';
import { trainableNetworks } from '../networks';
import { inputCoders } from '../networks/input-coders';
import { isMatrixLayer, type LayerSpec } from '../networks/network';
import { schemes } from '../schemes';
import { nearestLayerBits, nearestWidth } from '../schemes/nearest-width';
import { edgeAwareBits } from './layer-codings';
import type { LayerBits, QuantizationChoice, TrainingConfiguration } from './training-configuration';

type NetworkOf = Pick<TrainingConfiguration, 'network' | 'networkParams'>;

/** A layer whose widths can be chosen. */
export interface WidthLayer {
  readonly name: string;
  /** As `AllocatableLayer.inputCoder`: the layer's own position where it codes what it reads. */
  readonly inputCoder: number | null;
}

/** Layers with weights, in order. */
export function widthLayers(configuration: NetworkOf): readonly WidthLayer[] {
  const specs = specsOf(configuration);
  const coders = inputCoders(specs);
  return specs.filter(isMatrixLayer).map(({ name }, layer) => ({ name, inputCoder: coders[layer] ?? null }));
}

/** The names of layers and their links do not depend on the number of classes. */
function specsOf({ network, networkParams }: NetworkOf): readonly LayerSpec[] {
  return trainableNetworks.get(network).layers(networkParams, 1);
}

/** The widths of every layer that a choice means, in full. */
export function explicitWidths(configuration: NetworkOf, choice: QuantizationChoice): readonly LayerBits[] {
  const layers = widthLayers(configuration);
  return withSharedInputs(
    layers.map((_, layer) => choice.layerBits?.[layer] ?? ownEdgeBits(choice, layer, layers.length)),
    layers,
  );
}

/** The width of an edge layer, as far as the scheme itself has it. */
function ownEdgeBits(choice: QuantizationChoice, layer: number, layers: number): LayerBits {
  return nearestLayerBits(schemes.get(choice.scheme), edgeAwareBits(choice, layer, layers));
}

/**
 * The choice in the one form in which it can be compared: widths without effect (of the image, of tensors that an
 * earlier layer codes) follow from the others, equal widths everywhere are no explicit widths, and beside explicit ones
 * `weightBits` and `activationBits` are the scheme's widths nearest to their means. Explicit widths that the scheme lacks
 * stay explicit, and those of another number of layers are left as they are.
 */
export function canonicalWidths(configuration: NetworkOf, choice: QuantizationChoice): QuantizationChoice {
  const { layerBits, ...rest } = choice;
  const layers = widthLayers(configuration);
  if (!layerBits || layerBits.length !== layers.length) return choice;
  const scheme = schemes.get(choice.scheme);
  const image = imageWidth(scheme.widths);
  const bits = withSharedInputs(layerBits, layers).map((each, layer) =>
    layers[layer]?.inputCoder === null ? { ...each, activations: image } : each,
  );
  const weights = bits.map((each) => each.weights);
  const coded = bits.filter((_, layer) => layers[layer]?.inputCoder === layer);
  const activations = coded.map((each) => each.activations);
  const means = {
    ...rest,
    weightBits: nearestWidth(scheme, 'weights', meanOf(weights, choice.weightBits)),
    activationBits: nearestWidth(scheme, 'activations', meanOf(activations, choice.activationBits)),
    edgeLayers: 'same',
  } as const;
  const isUniform = new Set(weights).size <= 1 && new Set(activations).size <= 1;
  const hasWidths =
    weights.every((each) => scheme.widths.weights.includes(each)) &&
    activations.every((each) => scheme.widths.activations.includes(each));
  return isUniform && hasWidths ? means : { ...means, layerBits: bits };
}

function meanOf(values: readonly number[], otherwise: number): number {
  return values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length;
}
