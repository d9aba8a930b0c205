import { planQuantization } from '../../src/core/explore/plan-quantization';
import { publishedPoints } from '../../src/core/explore/published-points';
import type { QuantizedLayer } from '../../src/core/explore/quantization-plan';
import { accelerators } from '../../src/core/hardware/accelerators';
import { datapathOptions } from '../../src/core/hardware/cost/datapath-options';
import { type DatapathUnits, datapathUnits } from '../../src/core/hardware/cost/pricing/netlist-units';
import { type MeasuredUnit, unitKey } from '../../src/core/hardware/datapaths/measured-unit';
import type { HardwareConfiguration } from '../../src/core/hardware/hardware-configuration';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import { layerDimensions } from '../../src/core/hardware/layer-dimensions';
import { affinePlacements } from '../../src/core/hardware/placements/affine-placement';
import type { DatapathOptions } from '../../src/core/hardware/placements/build-datapath';
import { trainableNetworks } from '../../src/core/networks';
import { publishedNetworks } from '../../src/core/networks/published';
import { schemes } from '../../src/core/schemes';

const image = { height: 28, width: 28, channels: 1 };
const classes = 10;

/** Of this one under every placement, of the others folded. */
const firstNetwork = 'tiny-cnn';

/**
 * What stands beside the columns of all networks under all schemes, weights as wide as activations, on the machine that the
 * page begins with: requantizers, pools and input ports. The same of every published design, as its source has it.
 */
export function plannedUnits(): readonly MeasuredUnit[] {
  const units = new Map<string, MeasuredUnit>();
  for (const network of trainableNetworks.ids) {
    const options = (network === firstNetwork ? affinePlacements : ['folded' as const]).map((placement) =>
      defaultOptions({ placement }),
    );
    for (const layers of plans(network)) {
      for (const option of options) {
        for (const unit of unitsOf(layers, option)) units.set(unitKey(unit), unit);
      }
    }
  }
  const folded = defaultOptions({ placement: 'folded' });
  for (const layers of publishedPlans()) {
    for (const unit of unitsOf(layers, folded)) units.set(unitKey(unit), unit);
  }
  return [...units.values()];
}

export function publishedPlans(): readonly (readonly QuantizedLayer[])[] {
  return publishedNetworks.all.flatMap(({ id, input, classes: ownClasses }) =>
    publishedPoints(id).map(({ configuration }) =>
      planQuantization(configuration, input, ownClasses, publishedNetworks),
    ),
  );
}

export function defaultOptions(
  chosen: Partial<Pick<HardwareConfiguration, 'placement' | 'operand' | 'pipelined'>>,
): DatapathOptions {
  const hardware = completeHardware(defaultHardware);
  const { inventory } = accelerators.get(hardware.accelerator).configure(hardware.acceleratorParams);
  return datapathOptions({ ...hardware, ...chosen }, inventory);
}

function plans(network: string): readonly (readonly QuantizedLayer[])[] {
  return schemes.all.flatMap(({ id: scheme, widths, needsBatchNorm }) =>
    widths.activations.map((activationBits) => {
      const weightBits = widths.weights.includes(activationBits) ? activationBits : (widths.weights[0] ?? 1);
      const networkParams = needsBatchNorm ? { batchNorm: 'kept' } : {};
      const quantization = {
        scheme,
        schemeParams: {},
        weightBits,
        activationBits,
        edgeLayers: 'same',
      } as const;
      return planQuantization({ network, networkParams, quantization }, image, classes);
    }),
  );
}

function unitsOf(layers: readonly QuantizedLayer[], options: DatapathOptions): readonly MeasuredUnit[] {
  return unitsOfLayers(layers, options).flatMap(unitsBesideColumns);
}

/** Ports, requantizers and pools of a layer. */
function unitsBesideColumns({
  columns,
  inputSum,
  outputStage,
  pool,
}: DatapathUnits): readonly MeasuredUnit[] {
  const atPorts = columns.flatMap(({ preStage, recoders }) => [
    preStage,
    ...recoders.map(({ unit }) => unit),
  ]);
  return [...atPorts, inputSum, outputStage, pool].filter((unit) => unit !== null);
}

export function allUnits(units: DatapathUnits): readonly MeasuredUnit[] {
  return [...units.columns.map(({ lanes }) => lanes), ...unitsBesideColumns(units)];
}

/** The designs of every layer, in the order of layers. */
export function unitsOfLayers(
  layers: readonly QuantizedLayer[],
  options: DatapathOptions,
): readonly DatapathUnits[] {
  const planned: DatapathUnits[] = [];
  for (const layer of layers) {
    const { products } = layerDimensions(layer.shape, layer.poolWindow);
    const addendBits = planned[layer.branch?.addendMaker ?? -1]?.plan.sums.outputStageBits ?? null;
    planned.push(datapathUnits({ layer, products, addendBits }, options));
  }
  return planned;
}
