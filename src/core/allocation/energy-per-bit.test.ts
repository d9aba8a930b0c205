import { expect, it } from 'vitest';
import { planQuantization } from '../explore/plan-quantization';
import { defaultRecipe, type TrainingConfiguration } from '../explore/training-configuration';
import { evaluateCost } from '../hardware/cost/evaluate-cost';
import { defaultHardware } from '../hardware/hardware-controls';
import { energyPerBit } from './energy-per-bit';

const configuration: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'ptq',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
};
const input = { height: 28, width: 28, channels: 1 };

it('is the mean slope between the widest and the narrowest width, and zero for the image', () => {
  const slopes = energyPerBit({ configuration, hardware: defaultHardware, input, classes: 10 }, 3);
  const energyPj = (activations: number): number => {
    const four = { weights: 4, activations: 4 };
    const quantization = { ...configuration.quantization, layerBits: [four, { ...four, activations }, four] };
    const plan = planQuantization({ ...configuration, quantization }, input, 10);
    return evaluateCost(plan, defaultHardware).totals.energyPj;
  };
  expect(slopes[1]?.activations).toBeCloseTo((energyPj(8) - energyPj(2)) / 6, 6);
  expect(slopes[0]?.activations).toBe(0);
  for (const { weights } of slopes) expect(weights).toBeGreaterThan(0);
  for (const { activations } of slopes.slice(1)) expect(activations).toBeGreaterThan(0);
});
