import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import { accelerators } from '../accelerators';
import { placements } from '../datapaths';
import type { HardwareConfiguration } from '../hardware-configuration';
import { completeHardware } from '../hardware-controls';
import { dramKinds } from '../memory/dram';
import { assembleReport, type MemoryCost, memoryCost } from './assemble-report';
import type { CostReport } from './cost-report';
import { type CostContext, evaluateLayer, type LayerEvaluation } from './layer-evaluation';
import { layerSignature } from './layer-signature';
import { costSources } from './sources';

/** Cost of networks on one machine; remembers layers that it has seen. */
export type CostEvaluator = (layers: readonly QuantizedLayer[]) => CostReport;

/**
 * Cost of one inference of a network: cycles, accesses and energy per layer, totals, area, and the clock that the
 * longest path allows. Nonsense in layers or hardware is a ProblemError that names field and bound.
 */
export function evaluateCost(layers: readonly QuantizedLayer[], hardware: HardwareConfiguration): CostReport {
  const prepared = prepare(hardware);
  return report(prepared, layers, (layer) => evaluateLayer(prepared.context, layer));
}

/** An evaluator for many networks on one machine. */
export function createCostEvaluator(hardware: HardwareConfiguration): CostEvaluator {
  const prepared = prepare(hardware);
  const evaluate = remember((layer) => evaluateLayer(prepared.context, layer));
  return (layers) => report(prepared, layers, evaluate);
}

function report(
  { context, memory }: PreparedHardware,
  layers: readonly QuantizedLayer[],
  evaluate: (layer: QuantizedLayer) => LayerEvaluation,
): CostReport {
  if (layers.length === 0) throw new ProblemError('no-layers');
  return assembleReport(context, memory, layers, layers.map(evaluate));
}

interface PreparedHardware {
  readonly context: CostContext;
  readonly memory: MemoryCost;
}

const preparedHardware = new WeakMap<HardwareConfiguration, PreparedHardware>();

/** Validates and configures a machine once per configuration object. */
function prepare(hardware: HardwareConfiguration): PreparedHardware {
  const known = preparedHardware.get(hardware);
  if (known) return known;
  const context = contextOf(completeHardware(hardware));
  const prepared = { context, memory: memoryCost(context) };
  preparedHardware.set(hardware, prepared);
  return prepared;
}

/** Finds a layer that it has seen by identity, one that only looks the same by signature. */
function remember(
  evaluate: (layer: QuantizedLayer) => LayerEvaluation,
): (layer: QuantizedLayer) => LayerEvaluation {
  const byIdentity = new WeakMap<QuantizedLayer, LayerEvaluation>();
  const bySignature = new Map<string, LayerEvaluation>();
  return (layer) => {
    const known = byIdentity.get(layer);
    if (known) return known;
    const signature = layerSignature(layer);
    const evaluation = bySignature.get(signature) ?? evaluate(layer);
    bySignature.set(signature, evaluation);
    byIdentity.set(layer, evaluation);
    return evaluation;
  };
}

function contextOf(hardware: HardwareConfiguration): CostContext {
  const accelerator = accelerators.get(hardware.accelerator);
  const machine = accelerator.configure(hardware.acceleratorParams);
  const { clockHz, reductionLanes, minimumMultiplierBits, operandScaleBits } = machine.inventory;
  return {
    accelerator,
    machine,
    source: costSources.get(hardware.costSource),
    dram: dramKinds.get(hardware.dram),
    datapath: {
      placement: placements.get(hardware.placement),
      operand: hardware.operand,
      pipelined: hardware.pipelined,
      requantizationBits: hardware.requantizationBits,
      operandScaleBits,
      minimumMultiplierBits,
      reductionLanes,
      clockHz,
    },
  };
}
