import { describe, expect, it } from 'vitest';
import { estimateAccuracy } from '../../core/explore/accuracy-estimate';
import type { DesignPoint } from '../../core/explore/design-point';
import type { CostReport } from '../../core/hardware/cost/cost-report';
import { defaultTraining } from '../../state/defaults';
import { equalAccuracyPair } from './equal-accuracy-pair';

const point = (id: string, accuracy: number, energyPj: number | null, seeds = 3): DesignPoint => ({
  id,
  configuration: defaultTraining,
  origin: 'gallery',
  results: [],
  testAccuracy: estimateAccuracy(Array(seeds).fill(accuracy)),
  validationAccuracy: estimateAccuracy(Array(seeds).fill(accuracy)),
  cost: energyPj === null ? null : ({ totals: { energyPj } } as CostReport),
});

describe('equalAccuracyPair()', () => {
  it('finds the largest energy ratio within half a point', () => {
    const pair = equalAccuracyPair([
      point('cheap', 0.9, 10),
      point('dear', 0.9, 35),
      point('better', 0.912, 100),
    ]);
    expect([pair?.cheap.id, pair?.dear.id, pair?.energyRatio]).toEqual(['cheap', 'dear', 3.5]);
  });

  it('prefers two designs of equal widths to a wider gap between others', () => {
    const narrow = point('narrow', 0.9, 1);
    const { configuration } = narrow;
    const quantization = { ...configuration.quantization, weightBits: 2 };
    const pair = equalAccuracyPair([
      { ...narrow, configuration: { ...configuration, quantization } },
      point('cheap', 0.9, 10),
      point('dear', 0.9, 30),
    ]);
    expect([pair?.cheap.id, pair?.dear.id, pair?.energyRatio]).toEqual(['cheap', 'dear', 3]);
  });

  it('prefers fine-tuned designs to a wider gap between untuned ones', () => {
    const untuned = (id: string, energyPj: number): DesignPoint => {
      const design = point(id, 0.9, energyPj);
      return { ...design, configuration: { ...design.configuration, method: 'ptq' } };
    };
    const pair = equalAccuracyPair([
      untuned('untuned cheap', 1),
      untuned('untuned dear', 90),
      point('cheap', 0.9, 10),
      point('dear', 0.9, 30),
    ]);
    expect([pair?.cheap.id, pair?.dear.id]).toEqual(['cheap', 'dear']);
  });

  it('ignores designs that are far less accurate than the best', () => {
    const pair = equalAccuracyPair([point('a', 0.1, 1), point('b', 0.1, 90), point('good', 0.9, 10)]);
    expect(pair).toBeNull();
  });

  it('chooses by validation accuracy alone', () => {
    const testedAs = (design: DesignPoint, accuracy: number): DesignPoint => ({
      ...design,
      testAccuracy: estimateAccuracy([accuracy, accuracy, accuracy]),
    });
    const pair = equalAccuracyPair([
      point('cheap', 0.9, 10),
      testedAs(point('dear', 0.9, 30), 0.95),
      testedAs(point('worse', 0.8, 90), 0.9),
    ]);
    expect([pair?.cheap.id, pair?.dear.id]).toEqual(['cheap', 'dear']);
  });

  it('compares designs of one method', () => {
    const dear = point('dear', 0.9, 90);
    const untuned = { ...dear, configuration: { ...dear.configuration, method: 'ptq' as const } };
    expect(equalAccuracyPair([point('cheap', 0.9, 1), untuned])).toBeNull();
  });

  it('says nothing of designs of fewer than 3 seeds', () => {
    expect(equalAccuracyPair([point('cheap', 0.9, 1, 2), point('dear', 0.9, 90)])).toBeNull();
  });

  it('needs costs', () => {
    expect(equalAccuracyPair([point('a', 0.9, null), point('b', 0.9, 5)])).toBeNull();
  });
});
