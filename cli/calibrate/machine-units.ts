import type { QuantizedLayer } from '../../src/core/explore/quantization-plan';
import { accelerators } from '../../src/core/hardware/accelerators';
import { datapathOptions } from '../../src/core/hardware/cost/datapath-options';
import { type MeasuredUnit, unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import type { DatapathOptions } from '../../src/core/hardware/placements/build-datapath';
import { completeParams } from '../../src/core/parameters/parse-params';
import { galleryPlans } from './explored-units';
import { publishedPlans, unitsOfLayers } from './planned-units';

/**
 * Columns of the designs of the gallery and of those that are published, folded, on the machines whose lanes take operands
 * whole, each with its defaults, pipelined and not.
 */
export function machineUnits(): readonly MeasuredUnit[] {
  const plans = [...galleryPlans(), ...publishedPlans()];
  const units = accelerators.ids.flatMap((accelerator) =>
    [false, true].flatMap((pipelined) => {
      const options = optionsOf(accelerator, pipelined);
      if (options.laneClass) return [];
      return plans
        .filter((plan) => isSupported(plan, accelerator))
        .flatMap((plan) => columnsOf(plan, options));
    }),
  );
  return [...new Map(units.map((unit) => [unitKey(unit), unit])).values()];
}

function optionsOf(accelerator: string, pipelined: boolean): DatapathOptions {
  const hardware = completeHardware({ ...defaultHardware, accelerator, pipelined });
  const { inventory } = accelerators.get(accelerator).configure(hardware.acceleratorParams);
  return datapathOptions(hardware, inventory);
}

function isSupported(plan: readonly QuantizedLayer[], accelerator: string): boolean {
  const { supports, params } = accelerators.get(accelerator);
  const defaults = completeParams(params, {});
  return plan.every(({ weights, inputs }) => supports([weights, inputs], defaults).kind !== 'unsupported');
}

function columnsOf(plan: readonly QuantizedLayer[], options: DatapathOptions): readonly MeasuredUnit[] {
  return unitsOfLayers(plan, options).flatMap(({ columns }) => columns.map(({ lanes }) => lanes));
}
