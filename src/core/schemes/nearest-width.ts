import type { LayerBits } from '../explore/training-configuration';
import type { Scheme, TensorRole } from './scheme';

/** The width of a scheme that is nearest to the one asked for; of two equally near ones the wider. */
export function nearestWidth({ widths }: Pick<Scheme, 'widths'>, role: TensorRole, bits: number): number {
  return widths[role].reduce((best, width) =>
    Math.abs(width - bits) <= Math.abs(best - bits) ? width : best,
  );
}

/** Both widths of a layer, each brought to the nearest one of the scheme. */
export function nearestLayerBits(scheme: Pick<Scheme, 'widths'>, bits: LayerBits): LayerBits {
  return {
    weights: nearestWidth(scheme, 'weights', bits.weights),
    activations: nearestWidth(scheme, 'activations', bits.activations),
  };
}
