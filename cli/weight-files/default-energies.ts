import { planQuantization } from '../../src/core/explore/plan-quantization';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { evaluateCost } from '../../src/core/hardware/cost/evaluate-cost';
import { costSourceIds } from '../../src/core/hardware/cost/sources/source-ids';
import { completeHardware, defaultHardware } from '../../src/core/hardware/hardware-controls';
import { networkImages } from '../../src/data/datasets/network-images';

/** Energy of one inference on the default hardware in pJ, by cost source; of a float network none. */
export function defaultEnergies(configuration: TrainingConfiguration): Readonly<Record<string, number>> {
  if (configuration.method === 'float') return {};
  const { shape, classes } = networkImages(configuration);
  const layers = planQuantization(configuration, shape, classes);
  const hardware = completeHardware(defaultHardware);
  return Object.fromEntries(
    costSourceIds.map((costSource) => [
      costSource,
      evaluateCost(layers, { ...hardware, costSource }).totals.energyPj,
    ]),
  );
}
