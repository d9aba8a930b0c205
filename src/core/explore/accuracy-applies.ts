import type { HardwareConfiguration } from '../hardware/hardware-configuration';
import { defaultHardware } from '../hardware/hardware-controls';
import { trainableNetworks } from '../networks';
import { schemes } from '../schemes';
import { configuredBatchNorm } from './configured-batch-norm';
import type { DesignPoint } from './design-point';
import type { TrainingConfiguration } from './training-configuration';

type Measured = Pick<DesignPoint, 'configuration' | 'results'>;

/**
 * Whether the accuracy of a point is that of the hardware's requantization. Changing the width does not measure again:
 * the accuracy of a point whose requantization multiplies by a mantissa stays that of the width it was measured with.
 * Points that requantize by shifts and FP32 points hold at any width.
 */
export function accuracyApplies(
  point: Measured,
  { requantizationBits }: Pick<HardwareConfiguration, 'requantizationBits'>,
): boolean {
  const isSame = measuredWidths(point).every((width) => width === requantizationBits);
  return isSame || !requantizesByMantissa(point.configuration);
}

/** Mantissa bits with which the results of a point were measured; a claim, which names none, counts as the default. */
export function measuredWidths({ results }: Pick<Measured, 'results'>): readonly number[] {
  const widths = new Set(results.map(({ requantizationBits }) => requantizationBits));
  return widths.size > 0 ? [...widths] : [defaultHardware.requantizationBits];
}

/**
 * True where a real step, the gain of a kept batch normalization or the division of an average stands between
 * accumulators and codes.
 */
function requantizesByMantissa({
  method,
  network,
  networkParams,
  quantization,
}: TrainingConfiguration): boolean {
  if (method === 'float') return false;
  if (!schemes.has(quantization.scheme) || !trainableNetworks.has(network)) return true;
  if (configuredBatchNorm({ network, networkParams }) === 'kept') return true;
  const specs = trainableNetworks.get(network).layers(networkParams, 1);
  if (specs.some(({ kind }) => kind === 'global-average-pool')) return true;
  const { weights, activations } = schemes.get(quantization.scheme).decode(quantization.schemeParams);
  return weights.scale === 'real' || activations.scale === 'real';
}
