import type { TrainingConfiguration } from '../core/explore/training-configuration';
import {
  comparePlacements,
  compareWidths,
  type WidthVariant,
} from '../core/hardware/datapath-view/compare-placements';
import type {
  NothingToPlace,
  PlacementComparison,
  PlacementProgress,
  WidthComparison,
} from '../core/hardware/datapath-view/placement-comparison';
import { schemes } from '../core/schemes';
import { nearestWidth } from '../core/schemes/nearest-width';
import { type LayerQuestion, layersOf } from './draw-datapaths';

type Steps<Result> = Generator<PlacementProgress, Result>;

export function compareLayerPlacements({
  configuration,
  hardware,
  layer,
}: LayerQuestion): Steps<PlacementComparison | NothingToPlace> {
  return comparePlacements(layersOf(configuration), layer, hardware);
}

export function compareLayerWidths({
  configuration,
  hardware,
  layer,
}: LayerQuestion): Steps<WidthComparison> {
  return compareWidths(widthVariants(configuration, layer), layer, hardware);
}

const comparedWidths = [2, 3, 4, 5, 6, 7, 8] as const;

/** The same scheme at other widths, equal ones where it has them; every layer as wide as those in the middle. */
function widthVariants(configuration: TrainingConfiguration, index: number): readonly WidthVariant[] {
  const { layerBits: _, ...choice } = configuration.quantization;
  const scheme = schemes.get(choice.scheme);
  const { weights, activations } = scheme.widths;
  const variants = new Map<string, WidthVariant>();
  for (const bits of comparedWidths) {
    if (!weights.includes(bits) && !activations.includes(bits)) continue;
    const widths = {
      weightBits: nearestWidth(scheme, 'weights', bits),
      activationBits: nearestWidth(scheme, 'activations', bits),
    };
    const quantization = { ...choice, ...widths, edgeLayers: 'same' } as const;
    const layers = layersOf({ ...configuration, quantization });
    const layer = layers[index];
    if (!layer) continue;
    const [weightBits, inputBits] = [layer.weights.format.bits, layer.inputs.format.bits];
    variants.set(`${weightBits} ${inputBits}`, { weightBits, inputBits, layers });
  }
  return [...variants.values()];
}
