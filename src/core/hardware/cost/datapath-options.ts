import type { Inventory } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { placements } from '../placements';
import type { DatapathOptions } from '../placements/build-datapath';

/** What of a configuration and its machine the datapath of a layer depends on. */
export function datapathOptions(
  { placement, operand, pipelined, requantizationBits }: HardwareConfiguration,
  { clockHz, reductionLanes, minimumMultiplierBits, operandScaleBits, laneClass }: Inventory,
): DatapathOptions {
  return {
    placement: placements.get(placement),
    operand,
    pipelined,
    requantizationBits,
    operandScaleBits,
    minimumMultiplierBits,
    reductionLanes,
    clockHz,
    ...(laneClass && { laneClass }),
  };
}
