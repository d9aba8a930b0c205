import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import { accelerators } from '../accelerators';
import type { OnChipOperands } from '../accelerators/accelerator';
import type { HardwareConfiguration } from '../hardware-configuration';
import { completeHardware } from '../hardware-controls';
import { type LayerDimensions, layerDimensions } from '../layer-dimensions';
import { dramKinds } from '../memory/dram';
import { assembleReport } from './assemble-report';
import type { CostReport } from './cost-report';
import { datapathOptions } from './datapath-options';
import {
  type CostContext,
  evaluateLayer,
  type LayerEvaluation,
  type LayerSurroundings,
} from './layer-evaluation';
import { layerSignature, onChipVariant, onChipVariants } from './layer-signature';
import { measuredPricing } from './measured/measured-pricing';
import type { NetworkEnergies } from './measured/network-energies';
import { memoryCosts } from './memory-costs';
import { pricingOf } from './pricing/pricing-of';
import { rememberDatapaths } from './pricing/remember-datapaths';
import type { DatapathRequest } from './pricing/source-pricing';
import { decideResidency } from './residency';
import { costSources } from './sources';

/** Cost of networks on one machine; remembers layers that it has seen. */
export type CostEvaluator = (layers: readonly QuantizedLayer[]) => CostReport;

/**
 * Cost of one inference of a network: cycles, accesses and energy per layer, totals, area, and the clock that the
 * longest path allows. Nonsense in layers or hardware is a ProblemError that names field and bound.
 */
export function evaluateCost(layers: readonly QuantizedLayer[], hardware: HardwareConfiguration): CostReport {
  const context = prepare(hardware);
  return report(context, layers, { dimensionsOf, evaluate: evaluateWith(context) });
}

/**
 * As `evaluateCost` with the source of netlists, energies of the units replaced by those that the network's own operands
 * cause in them.
 */
export function evaluateMeasuredCost(
  layers: readonly QuantizedLayer[],
  hardware: HardwareConfiguration,
  energies: NetworkEnergies,
): CostReport {
  const complete = completeHardware(hardware);
  const { inventory } = accelerators.get(complete.accelerator).configure(complete.acceleratorParams);
  const pricing = measuredPricing(energies);
  const options = datapathOptions(complete, inventory);
  const context = {
    ...prepare(hardware),
    datapathOf: (request: DatapathRequest) => pricing.datapath(request, options),
  };
  const measured = report(context, layers, { dimensionsOf, evaluate: evaluateWith(context) });
  return { ...measured, notes: [...measured.notes, { code: 'measured-operands', parameters: {} }] };
}

/** An evaluator for many networks on one machine. */
export function createCostEvaluator(hardware: HardwareConfiguration): CostEvaluator {
  const context = prepare(hardware);
  const steps = { dimensionsOf: rememberDimensions(), evaluate: remember(evaluateWith(context)) };
  return (layers) => report(context, layers, steps);
}

type EvaluateLayer = (
  layer: QuantizedLayer,
  dimensions: LayerDimensions,
  surroundings: LayerSurroundings,
) => LayerEvaluation;

interface Steps {
  readonly dimensionsOf: (layer: QuantizedLayer) => LayerDimensions;
  readonly evaluate: EvaluateLayer;
}

function evaluateWith(context: CostContext): EvaluateLayer {
  return (layer, dimensions, surroundings) => evaluateLayer(context, layer, dimensions, surroundings);
}

function dimensionsOf({ shape, poolWindow }: QuantizedLayer): LayerDimensions {
  return layerDimensions(shape, poolWindow);
}

function report(context: CostContext, layers: readonly QuantizedLayer[], steps: Steps): CostReport {
  if (layers.length === 0) throw new ProblemError('no-layers');
  const dimensions = layers.map(steps.dimensionsOf);
  const residency = decideResidency(context.machine.inventory, layers, dimensions);
  const evaluations: LayerEvaluation[] = [];
  for (const [index, layer] of layers.entries()) {
    const onChip = residency.layers[index] as OnChipOperands;
    const addendBits = evaluations[layer.branch?.addendMaker ?? -1]?.outputStageBits ?? null;
    evaluations.push(steps.evaluate(layer, dimensions[index] as LayerDimensions, { onChip, addendBits }));
  }
  return assembleReport(context, { layers, evaluations, residency });
}

const preparedHardware = new WeakMap<HardwareConfiguration, CostContext>();

/** Validates and configures a machine once per configuration object. */
function prepare(hardware: HardwareConfiguration): CostContext {
  const known = preparedHardware.get(hardware);
  if (known) return known;
  const context = contextOf(completeHardware(hardware));
  preparedHardware.set(hardware, context);
  return context;
}

/** Finds a layer that it has seen by identity, one that only looks the same by signature. */
function remember(evaluate: EvaluateLayer): EvaluateLayer {
  const byIdentity = new WeakMap<QuantizedLayer, Map<number, LayerEvaluation>>();
  const bySignature = new Map<string, LayerEvaluation>();
  return (layer, dimensions, surroundings) => {
    const variants = byIdentity.get(layer) ?? new Map<number, LayerEvaluation>();
    const variant = onChipVariants * (surroundings.addendBits ?? 0) + onChipVariant(surroundings.onChip);
    const known = variants.get(variant);
    if (known) return known;
    const signature = layerSignature(layer, surroundings);
    const evaluation = bySignature.get(signature) ?? evaluate(layer, dimensions, surroundings);
    bySignature.set(signature, evaluation);
    byIdentity.set(layer, variants.set(variant, evaluation));
    return evaluation;
  };
}

function rememberDimensions(): Steps['dimensionsOf'] {
  const byIdentity = new WeakMap<QuantizedLayer, LayerDimensions>();
  return (layer) => {
    const dimensions = byIdentity.get(layer) ?? dimensionsOf(layer);
    byIdentity.set(layer, dimensions);
    return dimensions;
  };
}

function contextOf(hardware: HardwareConfiguration): CostContext {
  const accelerator = accelerators.get(hardware.accelerator);
  const machine = accelerator.configure(hardware.acceleratorParams);
  const dram = dramKinds.get(hardware.dram);
  const pricing = pricingOf(costSources.get(hardware.costSource));
  return {
    accelerator,
    machine,
    source: hardware.costSource,
    dram,
    memory: memoryCosts(pricing, machine.inventory, dram),
    datapathOf: rememberDatapaths(pricing, datapathOptions(hardware, machine.inventory)),
  };
}
