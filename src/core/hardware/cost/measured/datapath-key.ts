import { canonicalJson, hash } from '../../../hash';
import { rememberByObject } from '../../../remember-by-object';
import { accelerators } from '../../accelerators';
import type { HardwareConfiguration } from '../../hardware-configuration';
import { completeHardware } from '../../hardware-controls';
import { datapathOptions } from '../datapath-options';

/**
 * Equal for hardware in which a network's operands meet the same gates in the same order: what was measured on one holds for
 * the other, whatever their memories.
 */
export const datapathKey = rememberByObject((hardware: HardwareConfiguration): string => {
  const complete = completeHardware(hardware);
  const { inventory } = accelerators.get(complete.accelerator).configure(complete.acceleratorParams);
  const { placement, ...options } = datapathOptions(complete, inventory);
  const { units, operandFlow = null } = inventory;
  return hash(
    canonicalJson({
      ...options,
      placement: placement.id,
      columns: units.column,
      operandFlow,
      costSource: complete.costSource,
    }),
  );
});
