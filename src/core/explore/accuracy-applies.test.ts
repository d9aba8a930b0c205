import { describe, expect, it } from 'vitest';
import { accuracyApplies } from './accuracy-applies';
import type { TrainedResult } from './trained-result';
import { defaultRecipe, type TrainingConfiguration } from './training-configuration';

const lsq: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'qat',
  quantization: { scheme: 'lsq', schemeParams: {}, weightBits: 4, activationBits: 4, edgeLayers: 'same' },
  seed: 1,
};

const shifts = { ...lsq, quantization: { ...lsq.quantization, schemeParams: { scaleKind: 'power-of-two' } } };

function measuredAt(configuration: TrainingConfiguration, ...widths: readonly number[]) {
  const results = widths.map(
    (requantizationBits): TrainedResult => ({
      key: '',
      configuration,
      testAccuracyFraction: 0.88,
      validationAccuracyFraction: 0.88,
      testCount: 10_000,
      disagreements: 0,
      requantizationBits,
      weightsHash: '',
      backend: '',
    }),
  );
  return { configuration, results };
}

describe('accuracyApplies()', () => {
  const eight = { requantizationBits: 8 };

  it('needs the measured width where a real step is multiplied by a mantissa', () => {
    expect(accuracyApplies(measuredAt(lsq, 16), eight)).toBe(false);
    expect(accuracyApplies(measuredAt(lsq, 8), eight)).toBe(true);
    expect(accuracyApplies(measuredAt(lsq, 8, 16), eight)).toBe(false);
  });

  it('holds at any width where powers of two are shifted', () => {
    expect(accuracyApplies(measuredAt(shifts, 16), eight)).toBe(true);
    const fixedPoint = { ...lsq, quantization: { ...lsq.quantization, scheme: 'fixed-point' } };
    expect(accuracyApplies(measuredAt(fixedPoint, 16), eight)).toBe(true);
  });

  it.each(['llsq', 'nice'])('needs the measured width where %s divides by a short mantissa', (scheme) => {
    const short = { ...lsq, quantization: { ...lsq.quantization, scheme } };
    expect(accuracyApplies(measuredAt(short, 16), eight)).toBe(false);
  });

  it('needs it where lsq codes edge weights in eight bits that a scheme of shifts lacks', () => {
    const withEdges = (edgeLayers: 'same' | 'eight-bit') => {
      const quantization = { ...lsq.quantization, scheme: 'ristretto-pot', edgeLayers };
      return accuracyApplies(measuredAt({ ...lsq, quantization }, 16), eight);
    };
    expect(withEdges('same')).toBe(true);
    expect(withEdges('eight-bit')).toBe(false);
  });

  it.each([
    ['resnet-8', false],
    ['ds-cnn', false],
    ['lenet-5', true],
  ])('holds under shifts at any width where %s takes no mean: %s', (network, holds) => {
    const folded = { ...shifts, network, networkParams: { batchNorm: 'folded' } };
    expect(accuracyApplies(measuredAt(folded, 16), eight)).toBe(holds);
  });

  it('asks for the measured width where the widths fit no plan', () => {
    const layerBits = [{ weights: 4, activations: 4 }];
    const wrong = { ...shifts, quantization: { ...shifts.quantization, weightBits: 99 } };
    expect(accuracyApplies(measuredAt(wrong, 16), eight)).toBe(false);
    const short = { ...shifts, quantization: { ...shifts.quantization, layerBits } };
    expect(accuracyApplies(measuredAt(short, 16), eight)).toBe(false);
  });

  it('needs the width again where batch normalization is kept, and not where it is folded', () => {
    const withBatchNorm = (batchNorm: string) =>
      accuracyApplies(measuredAt({ ...shifts, networkParams: { batchNorm } }, 16), eight);
    expect(withBatchNorm('kept')).toBe(false);
    expect(withBatchNorm('folded')).toBe(true);
  });

  it('concerns no FP32 point', () => {
    expect(accuracyApplies(measuredAt({ ...lsq, method: 'float' }, 16), eight)).toBe(true);
  });

  it('takes a claim, which has no results, as measured with the default of 16 bits', () => {
    expect(accuracyApplies(measuredAt(lsq), eight)).toBe(false);
    expect(accuracyApplies(measuredAt(lsq), { requantizationBits: 16 })).toBe(true);
  });

  it('asks for the measured width of a scheme that is not known', () => {
    const unknown = { ...lsq, quantization: { ...lsq.quantization, scheme: 'unheard-of' } };
    expect(accuracyApplies(measuredAt(unknown, 16), eight)).toBe(false);
  });
});
