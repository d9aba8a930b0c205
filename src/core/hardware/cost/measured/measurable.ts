import { rememberByObject } from '../../../remember-by-object';
import { accelerators } from '../../accelerators';
import type { HardwareConfiguration } from '../../hardware-configuration';
import { completeHardware } from '../../hardware-controls';
import { costSources } from '../sources';

/** Whether energies can be measured on a network; else what of the hardware has no gates that its operands toggle as they come. */
export type Measurability = 'measurable' | 'other-source' | 'other-machine';

/**
 * Only a source of netlists has gates. Machines that take operands in slices are charged by how many of those their widths
 * have, and keep the energies of the table. On those that take terms, the terms of a network's own codes are counted.
 */
export const measurability = rememberByObject((hardware: HardwareConfiguration): Measurability => {
  const { costSource, accelerator, acceleratorParams } = completeHardware(hardware);
  if (costSources.get(costSource).kind !== 'netlists') return 'other-source';
  const { laneClass } = accelerators.get(accelerator).configure(acceleratorParams).inventory;
  return laneClass?.kind === 'composable' ? 'other-machine' : 'measurable';
});
