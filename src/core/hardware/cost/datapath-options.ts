import type { Inventory, OperandFlow } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { placements } from '../placements';
import type { DatapathOptions } from '../placements/build-datapath';
import type { OperandName } from '../placements/parts/operand';

/** What of a configuration and its machine the datapath of a layer depends on. */
export function datapathOptions(
  { placement, operand, pipelined, requantizationBits }: HardwareConfiguration,
  { operandFlow, laneClass, ...inventory }: Inventory,
): DatapathOptions {
  const { clockHz, reductionLanes, minimumMultiplierBits, operandScaleBits } = inventory;
  const stays = operandFlow && stayingOperand(operandFlow);
  return {
    placement: placements.get(placement),
    operand,
    pipelined,
    requantizationBits,
    operandScaleBits,
    minimumMultiplierBits,
    reductionLanes,
    clockHz,
    ...(stays && { stays }),
    ...(operandFlow?.handsOnInputs && { handsOnInputs: true }),
    ...(laneClass && { laneClass }),
  };
}

/** Undefined where both stream. */
export function stayingOperand({ weights, inputs }: OperandFlow): OperandName | undefined {
  if (weights === 'stationary') return 'weights';
  return inputs === 'stationary' ? 'inputs' : undefined;
}
