import type { HardwareConfiguration } from '../hardware/hardware-configuration';
import { defaultHardware } from '../hardware/hardware-controls';
import { trainableNetworks } from '../networks';
import { requantizationMantissaBits } from '../quantization/requantization-width';
import { rememberByObject } from '../remember-by-object';
import { schemes } from '../schemes';
import { configuredBatchNorm } from './configured-batch-norm';
import type { DesignPoint } from './design-point';
import { planQuantization } from './plan-quantization';
import type { QuantizedLayer } from './quantization-plan';
import type { TrainingConfiguration } from './training-configuration';

type Measured = Pick<DesignPoint, 'configuration' | 'results' | 'published'>;

/**
 * Whether the accuracy of a point is that of the hardware's requantization. Changing the width does not measure again:
 * the accuracy of a point whose requantization multiplies by a mantissa stays that of the width it was measured with.
 * Points that requantize by shifts and FP32 points hold at any width, and so do published ones: theirs is that of a float
 * simulation, which no width changes.
 */
export function accuracyApplies(
  point: Measured,
  { requantizationBits }: Pick<HardwareConfiguration, 'requantizationBits'>,
): boolean {
  if (point.published) return true;
  const isSame = measuredWidths(point).every((width) => width === requantizationBits);
  return isSame || !requantizesByMantissa(point.configuration);
}

/** Mantissa bits with which the results of a point were measured; a claim, which names none, counts as the default. */
export function measuredWidths({ results }: Pick<Measured, 'results'>): readonly number[] {
  const widths = new Set(results.map(({ requantizationBits }) => requantizationBits));
  return widths.size > 0 ? [...widths] : [defaultHardware.requantizationBits];
}

/**
 * True where a mantissa stands between accumulators and codes: of a step, of the gain of a kept batch normalization, or
 * of the division of an average. So it is taken to be where the configuration cannot be planned. Remembered, because
 * thousands of unchanged configurations are asked for while a hardware control moves.
 */
const requantizesByMantissa = rememberByObject((configuration: TrainingConfiguration): boolean => {
  const { method, network, quantization } = configuration;
  if (method === 'float') return false;
  if (!schemes.has(quantization.scheme) || !trainableNetworks.has(network)) return true;
  if (configuredBatchNorm(configuration) === 'kept') return true;
  try {
    return planQuantization(configuration, anyImage, anyClasses).some(needsMantissa);
  } catch {
    return true;
  }
});

/** Scales depend neither on the image nor on the number of classes. */
const anyImage = { height: 28, width: 28, channels: 1 };
const anyClasses = 10;

const anyLimit = 31;
const powerOfTwo = { scale: 'power-of-two' } as const;

function needsMantissa({ weights, inputs, outputs, scalesPerChannel, branch }: QuantizedLayer): boolean {
  if (scalesPerChannel || branch?.averages) return true;
  // The last layer compares its sums: a scale that all channels share changes nothing.
  if (!outputs && !branch?.handsOnSums && weights.decode.granularity === 'tensor') return false;
  const addend = typeof branch?.addend === 'object' && branch.addend ? [branch.addend.decode] : [];
  const operands = [weights.decode, inputs.decode, ...addend];
  return requantizationMantissaBits(operands, outputs?.decode ?? powerOfTwo, anyLimit) > 0;
}
