import { planQuantization } from '../core/explore/plan-quantization';
import type { QuantizedLayer } from '../core/explore/quantization-plan';
import { compareSources, type SourceEnergy } from '../core/hardware/cost/compare-sources';
import type { CostReport } from '../core/hardware/cost/cost-report';
import { createCostEvaluator, evaluateMeasuredCost } from '../core/hardware/cost/evaluate-cost';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { costedNetworks } from '../core/networks/published';
import { networkImages } from '../data/datasets/network-images';
import { problemOf } from './answer';
import type { CostOutcome, Workload } from './hardware-worker-api';

/**
 * Evaluates many networks on one machine after the other. Plans do not depend on the hardware and are kept, equal layers
 * of all plans as one object, by which the evaluator knows what it has seen. What it has evaluated is kept for one call:
 * every move of a hardware control asks for another machine.
 */
export function createCostsEvaluator() {
  const plans = new Map<string, readonly QuantizedLayer[]>();
  const layers = new Map<string, QuantizedLayer>();
  const shared = (layer: QuantizedLayer): QuantizedLayer => {
    const content = JSON.stringify(layer);
    const known = layers.get(content);
    if (!known) layers.set(content, layer);
    return known ?? layer;
  };
  const planOf = ({ key, configuration }: Workload): readonly QuantizedLayer[] => {
    const known = plans.get(key);
    if (known) return known;
    const { shape, classes } = networkImages(configuration);
    const plan = planQuantization(configuration, shape, classes, costedNetworks).map(shared);
    plans.set(key, plan);
    return plan;
  };
  return {
    /** One outcome after the other, in the order of the workloads. */
    *evaluate(workloads: readonly Workload[], hardware: HardwareConfiguration): Generator<CostOutcome, void> {
      const evaluate = createCostEvaluator(hardware);
      const evaluateOne = (workload: Workload): CostReport => {
        const plan = planOf(workload);
        return workload.measured ? evaluateMeasuredCost(plan, hardware, workload.measured) : evaluate(plan);
      };
      for (const workload of workloads) yield outcomeOf(() => evaluateOne(workload));
    },
    compareSources: (workload: Workload, hardware: HardwareConfiguration): readonly SourceEnergy[] =>
      compareSources(planOf(workload), hardware),
  };
}

/** One network that the machine cannot run must not hide the others. */
function outcomeOf(evaluate: () => CostReport): CostOutcome {
  try {
    return { kind: 'report', report: evaluate() };
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) };
  }
}
