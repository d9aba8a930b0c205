import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from './accuracy-estimate';
import type { DesignPoint } from './design-point';
import { isoAccuracy, targetBelowControl } from './iso-accuracy';
import { defaultRecipe, type TrainingConfiguration } from './training-configuration';

interface Sample {
  readonly scheme: string;
  readonly params?: TrainingConfiguration['quantization']['schemeParams'];
  readonly validation: number;
  readonly test?: number;
  readonly energyPj: number | null;
  readonly method?: TrainingConfiguration['method'];
  readonly origin?: DesignPoint['origin'];
  readonly seeds?: number;
}

function point(id: string, sample: Sample): DesignPoint {
  const cost = sample.energyPj === null ? null : reportOf(sample.energyPj);
  return {
    id,
    configuration: {
      dataset: 'fashion-mnist',
      network: 'tiny-cnn',
      networkParams: {},
      recipe: defaultRecipe,
      method: sample.method ?? 'qat',
      quantization: {
        scheme: sample.scheme,
        schemeParams: sample.params ?? {},
        weightBits: 4,
        activationBits: 4,
        edgeLayers: 'same',
      },
      seed: 1,
    },
    origin: sample.origin ?? 'gallery',
    results: [],
    testAccuracy: estimateAccuracy(Array(sample.seeds ?? 3).fill(sample.test ?? sample.validation)),
    validationAccuracy: estimateAccuracy(Array(sample.seeds ?? 3).fill(sample.validation)),
    cost,
  };
}

function reportOf(energyPj: number): NonNullable<DesignPoint['cost']> {
  return {
    layers: [],
    totals: {
      macs: 1,
      cycles: 1,
      latencySeconds: 1,
      inferencesPerSecond: 1,
      energyPj,
      inferencesPerJoule: 1e12 / energyPj,
      topsPerWatt: 1,
      areaUm2: 1,
      topsPerMm2: 1,
    },
    energyByComponentPj: {},
    areaByComponentUm2: {},
    clockHz: 1,
    lanes: 1,
    memories: [],
    notes: [],
  };
}

const question = { targetFraction: 0.87, referenceScheme: 'fixed-point', control: null };

describe('isoAccuracy()', () => {
  it('chooses the cheapest design by validation accuracy, even where its test accuracy misses the target', () => {
    const answer = isoAccuracy(
      [
        point('dear', { scheme: 'fixed-point', validation: 0.88, energyPj: 30 }),
        point('cheap', { scheme: 'fixed-point', validation: 0.87, test: 0.86, energyPj: 20 }),
        point('short', { scheme: 'fixed-point', validation: 0.86, test: 0.9, energyPj: 10 }),
      ],
      question,
    );
    expect(answer.reference?.id).toBe('cheap');
    expect(answer.rows).toHaveLength(1);
    expect(answer.rows[0]).toMatchObject({ energyRatio: 1, candidates: 3 });
    expect(answer.rows[0]?.cheapest?.testAccuracy.meanFraction).toBe(0.86);
  });

  it('compares variants of a scheme apart and says which reach nothing', () => {
    const answer = isoAccuracy(
      [
        point('base', { scheme: 'fixed-point', validation: 0.88, energyPj: 20 }),
        point('real', { scheme: 'lsq', params: { scale: 'real' }, validation: 0.89, energyPj: 50 }),
        point('shift', { scheme: 'lsq', params: { scale: 'power-of-two' }, validation: 0.89, energyPj: 10 }),
        point('weak', { scheme: 'lsq-plus', validation: 0.5, energyPj: 1 }),
      ],
      question,
    );
    expect(answer.rows.map(({ cheapest, energyRatio }) => [cheapest?.id ?? null, energyRatio])).toEqual([
      ['shift', 0.5],
      ['base', 1],
      ['real', 2.5],
      [null, null],
    ]);
  });

  it('compares areas and tells how near a variant comes that misses the target', () => {
    const wide = point('wide', { scheme: 'lsq', validation: 0.9, energyPj: 5 });
    const cost = reportOf(5);
    const large = { ...wide, cost: { ...cost, totals: { ...cost.totals, areaUm2: 3 } } };
    const answer = isoAccuracy(
      [
        large,
        point('base', { scheme: 'fixed-point', validation: 0.88, energyPj: 20 }),
        point('weak', { scheme: 'nice', validation: 0.5, energyPj: 1 }),
        point('better', { scheme: 'nice', validation: 0.6, energyPj: 2 }),
      ],
      question,
    );
    expect(answer.rows.map(({ areaRatio }) => areaRatio)).toEqual([3, 1, null]);
    expect(answer.rows[2]).toMatchObject({ cheapest: null, bestValidationFraction: 0.6, candidates: 2 });
  });

  it('has no ratio where the reference scheme reaches nothing', () => {
    const answer = isoAccuracy([point('lsq', { scheme: 'lsq', validation: 0.9, energyPj: 5 })], question);
    expect(answer.reference).toBeNull();
    expect(answer.rows[0]?.energyRatio).toBeNull();
  });

  it('looks at no FP32 point, no claim and no point without a cost', () => {
    const answer = isoAccuracy(
      [
        point('float', { scheme: 'fixed-point', method: 'float', validation: 0.9, energyPj: 1 }),
        point('claim', { scheme: 'fixed-point', origin: 'claimed', validation: 0.9, energyPj: 1 }),
        point('pending', { scheme: 'fixed-point', validation: 0.9, energyPj: null }),
      ],
      question,
    );
    expect(answer).toMatchObject({ targetFraction: 0.87, reference: null, rows: [] });
  });

  it("moves the target by the FP32 control's gap between validation and test", () => {
    const control = point('float', {
      scheme: 'lsq',
      method: 'float',
      validation: 0.89,
      test: 0.88,
      energyPj: null,
    });
    const short = point('short', { scheme: 'fixed-point', validation: 0.875, test: 0.9, energyPj: 1 });
    const enough = point('enough', { scheme: 'fixed-point', validation: 0.8801, test: 0.85, energyPj: 2 });
    const answer = isoAccuracy([short, enough], { ...question, control });
    expect(answer.hasControl).toBe(true);
    expect(answer.validationTargetFraction).toBeCloseTo(0.88, 12);
    expect(answer.rows.map(({ cheapest }) => cheapest?.id)).toEqual(['enough']);
  });

  it('compares the target with validation directly where there is no control', () => {
    const answer = isoAccuracy([point('lsq', { scheme: 'lsq', validation: 0.87, energyPj: 5 })], question);
    expect(answer).toMatchObject({ hasControl: false, validationTargetFraction: 0.87 });
    expect(answer.rows[0]?.cheapest?.id).toBe('lsq');
  });

  it('prefers 3 seeds to a cheaper design of fewer, in rows and as the reference', () => {
    const answer = isoAccuracy(
      [
        point('lucky', { scheme: 'fixed-point', validation: 0.9, energyPj: 10, seeds: 2 }),
        point('sure', { scheme: 'fixed-point', validation: 0.88, energyPj: 20 }),
        point('dear', { scheme: 'lsq', validation: 0.88, energyPj: 30 }),
      ],
      question,
    );
    expect(answer.reference?.id).toBe('sure');
    expect(
      answer.rows.map(({ cheapest, provisional, energyRatio }) => [cheapest?.id, provisional, energyRatio]),
    ).toEqual([
      ['sure', false, 1],
      ['dear', false, 1.5],
    ]);
  });

  it('shows a variant provisionally where no design of 3 seeds reaches the target', () => {
    const answer = isoAccuracy(
      [
        point('short', { scheme: 'lsq', validation: 0.86, energyPj: 1 }),
        point('lucky', { scheme: 'lsq', validation: 0.9, energyPj: 10, seeds: 1 }),
        point('other', {
          scheme: 'fixed-point',
          params: { calibration: 'min-max' },
          validation: 0.9,
          energyPj: 5,
          seeds: 1,
        }),
        point('sure', { scheme: 'fixed-point', validation: 0.9, energyPj: 20 }),
      ],
      question,
    );
    expect(answer.reference?.id).toBe('sure');
    expect(answer.rows.map(({ cheapest, provisional }) => [cheapest?.id, provisional])).toEqual([
      ['other', true],
      ['lucky', true],
      ['sure', false],
    ]);
  });
});

describe('targetBelowControl()', () => {
  it('is the test mean of the FP32 control minus the gap', () => {
    const float = point('float', {
      scheme: 'lsq',
      method: 'float',
      validation: 0.895,
      test: 0.88,
      energyPj: null,
    });
    expect(targetBelowControl(float, 0.01)).toBeCloseTo(0.87, 12);
    expect(targetBelowControl(null, 0.01)).toBeNull();
  });
});
