import type { QuantizedLayer } from '../../explore/quantization-plan';
import type { LayerShape } from '../../networks/layer-shape';
import type { CodeArray } from '../../quantization/encode';
import type { OnChipOperands } from '../accelerators/accelerator';
import { type CostContext, costContext } from '../cost/cost-context';
import { evaluateCost } from '../cost/evaluate-cost';
import { mapLayer } from '../cost/layer-evaluation';
import { decideResidency } from '../cost/residency';
import type { HardwareConfiguration } from '../hardware-configuration';
import { type LayerDimensions, layerDimensions } from '../layer-dimensions';
import { isArrayMachine, type ScheduledLayer, scheduledTermPairs } from './array-machines';
import type { CountedRun } from './counters';
import type { LayerEnergies } from './energy-so-far';

/** One layer of a network on a machine: all that an array view needs, as plain data. */
export interface LayerRun extends ScheduledLayer, LayerEnergies {
  readonly shape: LayerShape;
  readonly counted: CountedRun;
  readonly clockHz: number;
  /** What the array waits for; null where it never stalls. */
  readonly stalledBy: 'dram' | 'requantization' | null;
}

/**
 * How one layer of a network runs, for one image on the machine as it is declared: neither batches nor equal areas. Where
 * the time of a machine depends on codes, the layer has those of `scheduledTermPairs`, of the weights that are given. Nonsense in layers or hardware is a
 * ProblemError that names field and bound, a machine that is none of `arrayMachineIds` a RangeError.
 */
export function layerRun(
  layers: readonly QuantizedLayer[],
  index: number,
  hardware: HardwareConfiguration,
  weightCodes: CodeArray | null = null,
): LayerRun {
  const machine = hardware.accelerator;
  if (!isArrayMachine(machine)) throw new RangeError(`no array view of ${machine}`);
  const context = costContext({ ...hardware, equalTerms: 'lanes', batchSize: 1 });
  const dimensions = layers.map(({ shape, poolWindow }) => layerDimensions(shape, poolWindow));
  const planned = layers[index];
  const ofLayer = dimensions[index];
  if (!planned || !ofLayer) throw new RangeError(`layer ${index} of ${layers.length}`);
  const scheduled = {
    machine,
    params: context.hardware.acceleratorParams,
    dimensions: ofLayer,
    codes: { weights: planned.weights.format, inputs: planned.inputs.format },
    weightCodes,
  };
  const termPairs = scheduledTermPairs(scheduled);
  const layer = termPairs ? { ...planned, termPairs } : planned;
  const residency = decideResidency(context.machine.inventory, layers, dimensions);
  const { mapping, datapath } = mapLayer(context, layer, ofLayer, {
    onChip: residency.layers[index] as OnChipOperands,
    addendBits: addendBits(context, layers, dimensions, index),
  });
  const report = evaluateCost(
    layers.map((each, other) => (other === index ? layer : each)),
    context.hardware,
  );
  const cost = report.layers[index];
  if (!cost) throw new RangeError(`no cost of layer ${index}`);
  const { cycles, energyPj } = cost;
  const arrayCycles = mapping.computeCycles + mapping.fillCycles + datapath.extraStages;
  const { outputWords, pooledWords } = ofLayer;
  return {
    ...scheduled,
    inputBits: planned.inputs.format.bits,
    shape: planned.shape,
    counted: {
      mapping,
      cycles,
      arrayCycles,
      lanes: context.machine.inventory.units.lane,
      outputWords,
      pooledWords,
    },
    clockHz: report.clockHz,
    stalledBy: stalledBy(cycles, arrayCycles, mapping.requantizationCycles),
    energyPj,
    transferPj: mapping.transfers.map((transfer) => context.memory.transferPj(transfer)),
  };
}

function stalledBy(cycles: number, arrayCycles: number, requantizationCycles: number): LayerRun['stalledBy'] {
  if (cycles === arrayCycles) return null;
  return cycles === requantizationCycles ? 'requantization' : 'dram';
}

/** Width of the sums of another layer that this one adds. */
function addendBits(
  context: CostContext,
  layers: readonly QuantizedLayer[],
  dimensions: readonly LayerDimensions[],
  index: number,
): number | null {
  const maker = layers[index]?.branch?.addendMaker ?? null;
  const [layer, size] = [layers[maker ?? -1], dimensions[maker ?? -1]];
  if (maker === null || !layer || !size) return null;
  const request = {
    layer,
    products: size.products,
    addendBits: addendBits(context, layers, dimensions, maker),
  };
  return context.datapathOf(request).outputStageBits;
}
