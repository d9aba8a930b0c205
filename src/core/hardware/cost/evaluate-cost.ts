import type { QuantizedLayer } from '../../explore/quantization-plan';
import { ProblemError } from '../../problem';
import { accelerators } from '../accelerators';
import { placements } from '../datapaths';
import type { HardwareConfiguration } from '../hardware-configuration';
import { completeHardware } from '../hardware-controls';
import { dramKinds } from '../memory/dram';
import { assembleReport, memoryCost } from './assemble-report';
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
  return createCostEvaluator(hardware)(layers);
}

/** An evaluator for many networks on one machine. */
export function createCostEvaluator(hardware: HardwareConfiguration): CostEvaluator {
  const context = contextOf(completeHardware(hardware));
  const memory = memoryCost(context);
  const evaluate = remember((layer) => evaluateLayer(context, layer));
  return (layers) => {
    if (layers.length === 0) throw new ProblemError('no-layers');
    return assembleReport(context, memory, layers, layers.map(evaluate));
  };
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
