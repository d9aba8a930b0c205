import { accelerators } from '../../src/core/hardware/accelerators';
import { costSources } from '../../src/core/hardware/cost/sources';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import {
  completeHardware,
  defaultHardware,
  hardwareControls,
} from '../../src/core/hardware/hardware-controls';
import { affinePlacements } from '../../src/core/hardware/placements/affine-placement';
import { costedNetworks } from '../../src/core/networks/published';
import type { ParamValues } from '../../src/core/parameters/param-spec';
import { schemes } from '../../src/core/schemes';
import { parseOption } from '../explore/parse-axis';
import { parseSettings } from '../parse-settings';

interface CostSelection {
  readonly network: string;
  readonly accelerator: string;
  readonly scheme: string;
  readonly placement: string;
  readonly source: string;
  readonly set: readonly string[];
}

export interface CostSettings {
  readonly hardware: HardwareConfiguration;
  readonly schemeParams: ParamValues;
  readonly networkParams: ParamValues;
}

/** Controls that have an option of their own. */
const ownOptions = ['accelerator', 'placement', 'costSource'];

/**
 * Hardware and parameters that the options and `--set` ask for. A key may name its owner (`scheme.offset=both`); an
 * unknown key, a malformed assignment and a value outside its range are ProblemErrors.
 */
export function costSettings(options: CostSelection): CostSettings {
  const controls = hardwareControls.filter(({ key }) => !ownOptions.includes(key));
  const { params: acceleratorSpecs } = accelerators.get(options.accelerator);
  const schemeSpecs = schemes.get(options.scheme).params;
  const networkSpecs = costedNetworks.has(options.network) ? costedNetworks.get(options.network).params : [];
  const owners = {
    accelerator: acceleratorSpecs,
    hardware: controls,
    scheme: schemeSpecs,
    network: networkSpecs,
  };
  const assigned = parseSettings(options.set, owners, 'cost');
  return {
    hardware: completeHardware({
      ...defaultHardware,
      ...assigned.hardware,
      accelerator: options.accelerator,
      acceleratorParams: assigned.accelerator,
      placement: parseOption('placement', options.placement, affinePlacements),
      costSource: parseOption('--source', options.source, costSources.ids),
    }),
    schemeParams: assigned.scheme,
    networkParams: assigned.network,
  };
}
