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
  const remembered = new Map<string, LayerEvaluation>();
  const evaluate = (layer: QuantizedLayer): LayerEvaluation => {
    const signature = layerSignature(layer);
    const known = remembered.get(signature);
    if (known) return known;
    const evaluation = evaluateLayer(context, layer);
    remembered.set(signature, evaluation);
    return evaluation;
  };
  return (layers) => {
    if (layers.length === 0) throw new ProblemError('no-layers');
    return assembleReport(context, memory, layers, layers.map(evaluate));
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
