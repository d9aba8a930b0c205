import type { QuantizedLayer } from '../../explore/quantization-plan';
import { rememberByObject } from '../../remember-by-object';
import { accelerators } from '../accelerators';
import type { Accelerator, Machine } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { completeHardware } from '../hardware-controls';
import type { LayerDimensions } from '../layer-dimensions';
import { type DramKind, dramKinds } from '../memory/dram';
import { type SramCellKind, sramCells } from '../memory/sram-cells';
import type { DatapathOptions } from '../placements/build-datapath';
import { folded } from '../placements/folded';
import { factorsFromStated, type TechnologyFactors } from '../technology';
import type { CostNote, MemoryFacts } from './cost-report';
import { datapathOptions } from './datapath-options';
import { computeAreaUm2, datapathsOfLayers, referenceLayer, sizeForArea } from './equal-area';
import { type MemoryCosts, memoryCosts } from './memory-costs';
import { memoryFacts } from './memory-facts';
import { pricingOf } from './pricing/pricing-of';
import { rememberDatapaths } from './pricing/remember-datapaths';
import type { DatapathRequest, PricedDatapath, SourcePricing } from './pricing/source-pricing';
import { type Silicon, siliconOf } from './silicon';
import { costSources } from './sources';
import { type Gating, gatedPricing, gatingOf } from './zero-gating';

/** Everything about the hardware that the cost of a layer depends on. */
export interface CostContext {
  /** Complete. */
  readonly hardware: HardwareConfiguration;
  readonly accelerator: Accelerator;
  readonly machine: Machine;
  readonly dram: DramKind;
  readonly sramCell: SramCellKind;
  readonly memory: MemoryCosts;
  /** The same memories as a report lists them. */
  readonly memories: readonly MemoryFacts[];
  readonly datapathOf: (request: DatapathRequest) => PricedDatapath;
  readonly siliconOf: (datapath: PricedDatapath) => Silicon;
  readonly factors: TechnologyFactors;
  readonly gating: Gating;
  /** What the size of the machine follows from; null where it is the declared one. */
  readonly sizeNote: CostNote | null;
  /** The same hardware with as many lanes as fit the area that it has in common with others; null where lanes are equal. */
  readonly atEqualArea: SizeForLayers | null;
}

type SizeForLayers = (
  layers: readonly QuantizedLayer[],
  dimensions: readonly LayerDimensions[],
) => CostContext;

const preparedHardware = new WeakMap<HardwareConfiguration, CostContext>();

/** Validates and configures a machine once per configuration object; ProblemErrors name control and range. */
export function costContext(hardware: HardwareConfiguration): CostContext {
  const known = preparedHardware.get(hardware);
  if (known) return known;
  const context = contextOf(completeHardware(hardware));
  preparedHardware.set(hardware, context);
  return context;
}

/** The same hardware with prices that depend on the names of layers, so that none is remembered. */
export function contextWith({ hardware }: CostContext, pricing: SourcePricing): CostContext {
  return contextOf(hardware, pricing, (priced, options) => (request) => priced.datapath(request, options));
}

type DatapathsOf = (pricing: SourcePricing, options: DatapathOptions) => CostContext['datapathOf'];

function contextOf(
  hardware: HardwareConfiguration,
  pricing: SourcePricing = pricingOf(costSources.get(hardware.costSource)),
  datapathsOf: DatapathsOf = rememberDatapaths,
): CostContext {
  const accelerator = accelerators.get(hardware.accelerator);
  const declared = accelerator.configure(hardware.acceleratorParams);
  const gating = gatingOf(hardware, declared.inventory);
  const gated = gating === 'gated' ? gatedPricing(pricing, declared.inventory) : pricing;
  const choice = { dram: dramKinds.get(hardware.dram), sramCell: sramCells.get(hardware.sramCell) };
  const technology = { nodeNm: Number(hardware.nodeNm), voltage: hardware.supplyVolts };
  const factors = factorsFromStated(technology);
  const at = (machine: Machine, datapathOf: CostContext['datapathOf']): CostContext => {
    const memory = memoryCosts(pricing, machine.inventory, { ...choice, nodeNm: technology.nodeNm });
    return {
      ...{ hardware, accelerator, machine, ...choice, factors, gating, datapathOf, memory },
      siliconOf: rememberByObject((datapath) => siliconOf(machine.inventory, datapath)),
      memories: memoryFacts(machine.inventory, memory, { ...choice, factors }),
      sizeNote: null,
      atEqualArea: null,
    };
  };
  const options = datapathOptions(hardware, declared.inventory);
  const context = at(declared, datapathsOf(gated, options));
  if (hardware.equalTerms === 'lanes') return context;
  const reference = rememberDatapaths(pricing, { ...options, placement: folded });
  return equalAreaContext(context, reference, (machine) =>
    at(
      machine,
      isAlike(machine, declared)
        ? context.datapathOf
        : datapathsOf(gated, datapathOptions(hardware, machine.inventory)),
    ),
  );
}

/** Machines of two sizes have the same datapaths unless lanes wait for more or fewer others. */
function isAlike({ inventory: one }: Machine, { inventory: other }: Machine): boolean {
  return JSON.stringify(one.laneClass) === JSON.stringify(other.laneClass);
}

/**
 * The budget is the area of the declared machine's arithmetic for the same layers in plain fixed point of 8 bits, folded.
 * Sizes are tried and made once each.
 */
function equalAreaContext(
  declared: CostContext,
  reference: CostContext['datapathOf'],
  contextAt: (machine: Machine) => CostContext,
): CostContext {
  const { machine, accelerator } = declared;
  const { resizing } = machine;
  if (!resizing) {
    return { ...declared, sizeNote: { code: 'not-resizable', parameters: { accelerator: accelerator.id } } };
  }
  const at = rememberByNumber((count) => resizing.at(count));
  const contexts = rememberByNumber((count) => contextAt(at(count)));
  return {
    ...declared,
    atEqualArea: (layers, dimensions) => {
      const plain = datapathsOfLayers(reference, layers.map(referenceLayer), dimensions);
      const budgetUm2 = computeAreaUm2(plain, machine.inventory);
      const datapaths = datapathsOfLayers(declared.datapathOf, layers, dimensions);
      const { count, areaUm2 } = sizeForArea({ count: resizing.count, at }, datapaths, budgetUm2);
      const sized = contexts(count);
      return { ...sized, sizeNote: sizeNote(sized.machine, machine, areaUm2 / budgetUm2) };
    },
  };
}

function rememberByNumber<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

function sizeNote(sized: Machine, declared: Machine, filledFraction: number): CostNote {
  return {
    code: filledFraction > 1 ? 'equal-area-exceeded' : 'equal-area',
    parameters: {
      lanes: sized.inventory.units.lane,
      declaredLanes: declared.inventory.units.lane,
      filledFraction,
    },
  };
}
