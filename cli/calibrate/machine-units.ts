import type { QuantizedLayer } from '../../src/core/explore/quantization-plan';
import { accelerators } from '../../src/core/hardware/accelerators';
import { datapathOptions } from '../../src/core/hardware/cost/datapath-options';
import { type MeasuredUnit, unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import type { DatapathOptions } from '../../src/core/hardware/placements/build-datapath';
import { completeParams } from '../../src/core/parameters/parse-params';
import { galleryPlans, smallNetworks } from './explored-units';
import { allUnits, publishedPlans, unitsOfLayers } from './planned-units';

/**
 * On every machine with its defaults: all units of those designs of the gallery that the table holds for it. Where lanes
 * take operands whole, also columns without pipelining, and those of the published designs.
 */
export function machineUnits(): readonly MeasuredUnit[] {
  const published = publishedPlans();
  const units = accelerators.ids.flatMap((accelerator) => {
    const gallery = tabulatedPlans(accelerator);
    return [
      ...unitsOnMachine(gallery, accelerator),
      ...parallelColumns([...gallery, ...published], accelerator),
    ];
  });
  return [...new Map(units.map((unit) => [unitKey(unit), unit])).values()];
}

/** Of all networks on the machine that the page begins with. */
export function tabulatedPlans(accelerator: string): readonly (readonly QuantizedLayer[])[] {
  return galleryPlans(accelerator === defaultHardware.accelerator ? undefined : smallNetworks);
}

/** What the designs that a machine supports need there, everything else as the page begins. */
export function unitsOnMachine(
  plans: readonly (readonly QuantizedLayer[])[],
  accelerator: string,
): readonly MeasuredUnit[] {
  const options = optionsOf(accelerator, defaultHardware.pipelined);
  return supportedPlans(plans, accelerator).flatMap((plan) => unitsOfLayers(plan, options).flatMap(allUnits));
}

function parallelColumns(
  plans: readonly (readonly QuantizedLayer[])[],
  accelerator: string,
): readonly MeasuredUnit[] {
  return [false, true].flatMap((pipelined) => {
    const options = optionsOf(accelerator, pipelined);
    if (options.laneClass) return [];
    return supportedPlans(plans, accelerator).flatMap((plan) => columnsOf(plan, options));
  });
}

function optionsOf(accelerator: string, pipelined: boolean): DatapathOptions {
  const hardware = completeHardware({ ...defaultHardware, accelerator, pipelined });
  const { inventory } = accelerators.get(accelerator).configure(hardware.acceleratorParams);
  return datapathOptions(hardware, inventory);
}

function supportedPlans(
  plans: readonly (readonly QuantizedLayer[])[],
  accelerator: string,
): readonly (readonly QuantizedLayer[])[] {
  const { supports, params } = accelerators.get(accelerator);
  const defaults = completeParams(params, {});
  return plans.filter((plan) =>
    plan.every(({ weights, inputs }) => supports([weights, inputs], defaults).kind !== 'unsupported'),
  );
}

function columnsOf(plan: readonly QuantizedLayer[], options: DatapathOptions): readonly MeasuredUnit[] {
  return unitsOfLayers(plan, options).flatMap(({ columns }) => columns.map(({ lanes }) => lanes));
}
