import { describe, expect, it } from 'vitest';
import { workloadKey } from '../core/explore/design-point-key';
import { defaultRecipe, type TrainingConfiguration } from '../core/explore/training-configuration';
import { defaultHardware } from '../core/hardware/hardware-controls';
import { createCostsEvaluator } from './evaluate-costs';
import type { Workload } from './hardware-worker-api';

function workload(weightBits: number, dataset = 'fashion-mnist'): Workload {
  const configuration: TrainingConfiguration = {
    dataset,
    network: 'tiny-cnn',
    networkParams: {},
    recipe: defaultRecipe,
    method: 'qat',
    quantization: { scheme: 'lsq', schemeParams: {}, weightBits, activationBits: 4, edgeLayers: 'same' },
    seed: 1,
  };
  return { key: workloadKey(configuration), configuration };
}

describe('createCostsEvaluator()', () => {
  it('answers in the order of the question, dearer for wider weights', () => {
    const outcomes = [...createCostsEvaluator().evaluate([workload(8), workload(2)], defaultHardware)];
    const energies = outcomes.map((outcome) =>
      outcome.kind === 'report' ? outcome.report.totals.energyPj : Number.NaN,
    );
    expect(energies[0]).toBeGreaterThan(energies[1] as number);
    expect(energies[1]).toBeGreaterThan(0);
  });

  it('lets one network that it cannot plan hide no other', () => {
    const workloads = [workload(4, 'letters'), workload(4)];
    const outcomes = [...createCostsEvaluator().evaluate(workloads, defaultHardware)];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['problem', 'report']);
  });

  it('forgets no hardware change', () => {
    const { evaluate } = createCostsEvaluator();
    const energy = (placement: 'folded' | 'per-lane-dequantize') => {
      const [outcome] = evaluate([workload(4)], { ...defaultHardware, placement });
      return outcome?.kind === 'report' ? outcome.report.totals.energyPj : Number.NaN;
    };
    const folded = energy('folded');
    expect(energy('per-lane-dequantize')).toBeGreaterThan(folded);
    expect(energy('folded')).toBe(folded);
  });
});
