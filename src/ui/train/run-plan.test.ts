import { describe, expect, it } from 'vitest';
import { defaultRecipe, type TrainingConfiguration } from '../../core/explore/training-configuration';
import { comparisonRuns, moreSeeds, parseSeeds } from './run-plan';

const base: TrainingConfiguration = {
  dataset: 'fashion-mnist',
  network: 'tiny-cnn',
  networkParams: {},
  recipe: defaultRecipe,
  method: 'ptq',
  quantization: {
    scheme: 'fixed-point',
    schemeParams: { calibration: 'mse' },
    weightBits: 3,
    activationBits: 4,
    edgeLayers: 'same',
  },
  seed: 9,
};

describe('parseSeeds()', () => {
  it('reads lists with commas and spaces', () => expect(parseSeeds('1, 2 3')).toEqual([1, 2, 3]));
  it('refuses repeats, signs, fractions, nothing and more than five', () => {
    const refused = ['1, 1', '-1', '1.5', '', '1 2 3 4 5 6'].map(parseSeeds);
    expect(refused).toEqual([null, null, null, null, null]);
  });
});

describe('moreSeeds()', () => {
  it('skips the used ones', () => expect(moreSeeds([1, 3], 2)).toEqual([2, 4]));
});

describe('comparisonRuns()', () => {
  const runs = comparisonRuns(base, [{ id: 'lsq', defaultParams: { scale: 'real' } }], [1, 2]);

  it('trains the FP32 control and every scheme for every seed', () => {
    expect(runs.map((run) => [run.seed, run.method, run.quantization.scheme])).toEqual([
      [1, 'float', 'fixed-point'],
      [1, 'qat', 'lsq'],
      [2, 'float', 'fixed-point'],
      [2, 'qat', 'lsq'],
    ]);
  });

  it('takes the nearest width of a scheme that has no such one', () => {
    const [, signs] = comparisonRuns(base, [{ id: 'bnn', defaultParams: {} }], [1]);
    expect(signs?.quantization).toMatchObject({ weightBits: 1, activationBits: 1 });
  });

  it('keeps the widths and takes the parameters of each scheme', () => {
    expect(runs[1]?.quantization).toMatchObject({
      weightBits: 3,
      activationBits: 4,
      schemeParams: { scale: 'real' },
    });
  });
});
