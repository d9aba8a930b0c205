import { workloadKey } from '../core/explore/design-point-key';
import { planQuantization } from '../core/explore/plan-quantization';
import type { QuantizedLayer } from '../core/explore/quantization-plan';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import { type CostEvaluator, createCostEvaluator } from '../core/hardware/cost/evaluate-cost';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import { datasetSources } from '../data/datasets';
import { problemOf } from './answer';
import type { CostOutcome } from './hardware-worker-api';

/**
 * Evaluates many networks on one machine after the other. Plans do not depend on the hardware and are kept; a machine's
 * layers are kept until another machine is asked for.
 */
export function createCostsEvaluator() {
  const plans = new Map<string, readonly QuantizedLayer[]>();
  const planOf = (configuration: TrainingConfiguration): readonly QuantizedLayer[] => {
    const key = workloadKey(configuration);
    const known = plans.get(key);
    if (known) return known;
    const { shape, classNames } = datasetSources.get(configuration.dataset);
    const plan = planQuantization(configuration, shape, classNames.length);
    plans.set(key, plan);
    return plan;
  };
  return (
    configurations: readonly TrainingConfiguration[],
    hardware: HardwareConfiguration,
  ): readonly CostOutcome[] => {
    const evaluate = createCostEvaluator(hardware);
    return configurations.map((configuration) => outcomeOf(configuration, planOf, evaluate));
  };
}

/** One network that the machine cannot run must not hide the others. */
function outcomeOf(
  configuration: TrainingConfiguration,
  planOf: (configuration: TrainingConfiguration) => readonly QuantizedLayer[],
  evaluate: CostEvaluator,
): CostOutcome {
  try {
    return { kind: 'report', report: evaluate(planOf(configuration)) };
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) };
  }
}
