import { planQuantization } from '../explore/plan-quantization';
import type { LayerBits, TrainingConfiguration } from '../explore/training-configuration';
import { createCostEvaluator } from '../hardware/cost/evaluate-cost';
import type { HardwareConfiguration } from '../hardware/hardware-configuration';
import type { ImageShape } from '../networks/network';
import { schemes } from '../schemes';
import { nearestWidth } from '../schemes/nearest-width';
import type { TensorRole } from '../schemes/scheme';

/** What the slopes depend on, frozen with an allocation. */
export interface EnergyModel {
  readonly configuration: TrainingConfiguration;
  readonly hardware: HardwareConfiguration;
  readonly input: ImageShape;
  readonly classes: number;
}

const middleBits = 4;

/**
 * Change of the energy of one inference (pJ) per bit of each tensor: the slope between the scheme's narrowest and widest
 * width of that tensor, all others at the width nearest to 4. Zero where the machine does not care or the scheme has a
 * single width. The activations that enter the first layer are image bytes, so their slope is zero.
 */
export function energyPerBit(
  { configuration, hardware, input, classes }: EnergyModel,
  layers: number,
): readonly Readonly<Record<TensorRole, number>>[] {
  const { widths } = schemes.get(configuration.quantization.scheme);
  const middle: LayerBits = {
    weights: nearestWidth({ widths }, 'weights', middleBits),
    activations: nearestWidth({ widths }, 'activations', middleBits),
  };
  const evaluate = createCostEvaluator(hardware);
  const energyPj = (changed: number, role: TensorRole, bits: number): number => {
    const layerBits = Array.from({ length: layers }, (_, layer) =>
      layer === changed ? { ...middle, [role]: bits } : middle,
    );
    const quantization = { ...configuration.quantization, layerBits };
    return evaluate(planQuantization({ ...configuration, quantization }, input, classes)).totals.energyPj;
  };
  const slope = (layer: number, role: TensorRole): number => {
    const low = widths[role][0] ?? 0;
    const high = widths[role].at(-1) ?? low;
    return high === low ? 0 : (energyPj(layer, role, high) - energyPj(layer, role, low)) / (high - low);
  };
  return Array.from({ length: layers }, (_, layer) => ({
    weights: slope(layer, 'weights'),
    activations: slope(layer, 'activations'),
  }));
}
