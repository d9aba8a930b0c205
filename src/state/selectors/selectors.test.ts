import { beforeEach, describe, expect, it } from 'vitest';
import { costKey, designPointId } from '../../core/explore/design-point-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import type { ClaimedPoint } from '../app-state';
import { type AppStore, createAppStore } from '../store';
import { sampleReport, sampleResult } from '../testing/samples';
import { selectClaimVerdict } from './claim-verdict';
import { selectDesignPoints, selectPinnedPoints } from './design-points';
import { selectIsoAccuracy, selectTargetFraction } from './iso-accuracy';
import { selectFront, selectVisiblePoints } from './visible-points';

let store: AppStore;
beforeEach(() => {
  store = createAppStore();
});

function addCosted(result: TrainedResult, energyPj: number): string {
  const { addResults, setCosts, costs, hardware } = store.getState();
  addResults([result], 'gallery');
  setCosts({ ...costs, [costKey(result.configuration, hardware)]: sampleReport(energyPj) });
  return designPointId(result.configuration);
}

function claimOf(result: TrainedResult, seeds: readonly number[], mean: number): ClaimedPoint {
  return {
    configuration: result.configuration,
    seeds,
    testMeanFraction: mean,
    validationMeanFraction: mean,
    testDeviationFraction: seeds.length > 1 ? 0.001 : null,
  };
}

describe('selectDesignPoints()', () => {
  it('joins the seeds of one design and averages them', () => {
    store
      .getState()
      .addResults([sampleResult({ seed: 2, test: 0.9 }), sampleResult({ test: 0.88 })], 'gallery');
    const [point, ...others] = selectDesignPoints(store.getState());
    expect(others).toEqual([]);
    expect(point?.results.map(({ configuration }) => configuration.seed)).toEqual([1, 2]);
    expect(point?.testAccuracy.meanFraction).toBeCloseTo(0.89, 12);
    expect(point).toMatchObject({ origin: 'gallery', cost: null });
  });

  it('marks a design as trained here as soon as one seed is', () => {
    store.getState().addResults([sampleResult({ seed: 2 })], 'gallery');
    store.getState().addResults([sampleResult()], 'trained-here');
    expect(selectDesignPoints(store.getState())[0]?.origin).toBe('trained-here');
  });

  it('is one design of one seed where untuned results differ in settings of tuning alone', () => {
    const long = sampleResult({ method: 'ptq', recipe: { tuneEpochs: 9, tuneLearningRate: 0.1 } });
    store.getState().addResults([sampleResult({ method: 'ptq' }), long], 'gallery');
    expect(selectDesignPoints(store.getState()).map(({ testAccuracy }) => testAccuracy.seeds)).toEqual([1]);
    store.getState().addResults([sampleResult(), sampleResult({ recipe: { tuneEpochs: 9 } })], 'gallery');
    expect(selectDesignPoints(store.getState())).toHaveLength(3);
  });

  it('keeps the costs of the last evaluated hardware until the next answer', () => {
    addCosted(sampleResult(), 5);
    store.getState().setHardware({ requantizationBits: 8 });
    expect(selectDesignPoints(store.getState())[0]?.cost?.totals.energyPj).toBe(5);
  });

  it('returns the same array while nothing it reads changes', () => {
    addCosted(sampleResult(), 5);
    const before = selectDesignPoints(store.getState());
    store.getState().setView({ showTable: true });
    expect(selectDesignPoints(store.getState())).toBe(before);
  });

  it('shows a claim until its design has results of its own', () => {
    const result = sampleResult({ test: 0.87 });
    store.getState().addClaims([claimOf(result, [1, 2, 3], 0.87)]);
    expect(selectDesignPoints(store.getState())[0]).toMatchObject({
      origin: 'claimed',
      results: [],
      testAccuracy: { meanFraction: 0.87, seeds: 3 },
    });
    store.getState().addResults([result], 'trained-here');
    expect(selectDesignPoints(store.getState()).map(({ origin }) => origin)).toEqual(['trained-here']);
  });
});

describe('selectVisiblePoints()', () => {
  it('shows the designs of a scheme that needs batch normalization beside those without it', () => {
    const withBatchNorm = (result: TrainedResult): TrainedResult => {
      const networkParams = { ...result.configuration.networkParams, batchNorm: 'kept' };
      const configuration = { ...result.configuration, networkParams };
      return { ...result, key: JSON.stringify(configuration), configuration };
    };
    const binary = { scheme: 'bnn', weightBits: 1, activationBits: 1 };
    const bnn = withBatchNorm(sampleResult({ quantization: binary }));
    store.getState().addResults([bnn, withBatchNorm(sampleResult()), sampleResult()], 'gallery');
    const shown = selectVisiblePoints(store.getState()).map(({ id }) => id);
    expect([...shown].sort()).toEqual(
      [designPointId(bnn.configuration), designPointId(sampleResult().configuration)].sort(),
    );
  });

  it('hides schemes, widths out of range and other datasets', () => {
    addCosted(sampleResult(), 5);
    addCosted(sampleResult({ quantization: { weightBits: 2 } }), 4);
    addCosted(sampleResult({ quantization: { scheme: 'lsq-plus' } }), 6);
    addCosted(sampleResult({ dataset: 'mnist' }), 6);
    addCosted(sampleResult({ method: 'float' }), 6);
    store.getState().setView({ bitsRange: [3, 8], hiddenSchemes: ['lsq-plus'] });
    expect(
      selectVisiblePoints(store.getState()).map(({ configuration: { method, quantization } }) => [
        method,
        quantization.weightBits,
      ]),
    ).toEqual([
      ['qat', 4],
      ['float', 4],
    ]);
  });

  it('leaves the front and FP32 where only the front is wanted', () => {
    const cheap = addCosted(sampleResult({ quantization: { weightBits: 2 }, test: 0.8 }), 4);
    const good = addCosted(sampleResult({ test: 0.88 }), 5);
    addCosted(sampleResult({ quantization: { weightBits: 5 }, test: 0.87 }), 6);
    store.getState().addResults([sampleResult({ method: 'float', test: 0.89 })], 'gallery');
    store.getState().setView({ onlyFront: true });
    expect(selectFront(store.getState()).map(({ id }) => id)).toEqual([cheap, good]);
    expect(selectVisiblePoints(store.getState())).toHaveLength(3);
  });

  it('keeps designs off the front whose accuracy belongs to another requantization width', () => {
    addCosted(sampleResult({ test: 0.88 }), 5);
    const shifted = addCosted(sampleResult({ quantization: { scheme: 'fixed-point' }, test: 0.8 }), 6);
    const { costs, hardware, setCosts } = store.getState();
    const narrow = { ...hardware, requantizationBits: 8 };
    const recosted = selectDesignPoints(store.getState()).map(
      ({ configuration }, index) => [costKey(configuration, narrow), sampleReport(index + 5)] as const,
    );
    setCosts({ ...costs, ...Object.fromEntries(recosted) }, narrow);
    expect(selectFront(store.getState()).map(({ id }) => id)).toEqual([shifted]);
    expect(selectVisiblePoints(store.getState())).toHaveLength(2);
    store.getState().setView({ targetAccuracyFraction: 0.5 });
    expect(selectIsoAccuracy(store.getState())?.rows.map(({ cheapest }) => cheapest?.id)).toEqual([shifted]);
  });

  it('turns the front round with the direction of the metric', () => {
    const slow = addCosted(sampleResult({ test: 0.8 }), 4);
    store.getState().setView({ metric: 'energy' });
    expect(selectFront(store.getState()).map(({ id }) => id)).toEqual([slow]);
  });
});

describe('selectIsoAccuracy()', () => {
  it('takes FP32 minus one point as target and names the energy ratio', () => {
    store.getState().addResults([sampleResult({ method: 'float', validation: 0.89 })], 'gallery');
    addCosted(sampleResult({ quantization: { scheme: 'fixed-point' }, validation: 0.885 }), 10);
    addCosted(sampleResult({ validation: 0.886 }), 25);
    expect(selectTargetFraction(store.getState())).toBeCloseTo(0.87, 12);
    expect(selectIsoAccuracy(store.getState())?.rows.map(({ energyRatio }) => energyRatio)).toEqual([1, 2.5]);
  });

  it('stays the same while FP32 is hidden', () => {
    store.getState().addResults([sampleResult({ method: 'float', validation: 0.9, test: 0.88 })], 'gallery');
    addCosted(sampleResult({ validation: 0.885 }), 25);
    const before = selectIsoAccuracy(store.getState());
    expect(before?.validationTargetFraction).toBeCloseTo(0.89, 12);
    store.getState().setView({ hiddenSchemes: ['float'] });
    expect(selectIsoAccuracy(store.getState())).toEqual(before);
  });

  it('takes no claim and no other network for the control', () => {
    const float = sampleResult({ method: 'float' });
    store.getState().addClaims([claimOf(float, [1], 0.95)]);
    store.getState().addResults([sampleResult({ method: 'float', dataset: 'mnist' })], 'gallery');
    store.getState().setView({ targetAccuracyFraction: 0.8 });
    expect(selectIsoAccuracy(store.getState())).toMatchObject({
      hasControl: false,
      validationTargetFraction: 0.8,
    });
  });

  it('is null without FP32 and without a chosen target', () => {
    expect(selectIsoAccuracy(store.getState())).toBeNull();
  });
});

describe('selectPinnedPoints()', () => {
  it('follows the order of pinning and leaves out what is unknown', () => {
    const first = addCosted(sampleResult(), 5);
    const second = addCosted(sampleResult({ quantization: { weightBits: 2 } }), 4);
    for (const id of [second, 'unknown', first]) store.getState().togglePinned(id);
    expect(selectPinnedPoints(store.getState()).map(({ id }) => id)).toEqual([second, first]);
  });
});

describe('selectClaimVerdict()', () => {
  it.each([
    [[0.87, 0.88], 'verified'],
    [[0.871, 0.88], 'close'],
    [[0.8, 0.88], 'differs'],
    [[0.87], 'unverified'],
  ] as const)('says of results %j for a claimed mean of 0.875: %s', (accuracies, verdict) => {
    const claim = claimOf(sampleResult(), [1, 2], 0.875);
    store.getState().addClaims([claim]);
    const results = accuracies.map((test, index) => sampleResult({ seed: index + 1, test }));
    store.getState().addResults(results, 'trained-here');
    expect(selectClaimVerdict(store.getState(), designPointId(claim.configuration))).toBe(verdict);
  });

  it('is null without a claim', () => {
    expect(selectClaimVerdict(store.getState(), 'unknown')).toBeNull();
  });
});
