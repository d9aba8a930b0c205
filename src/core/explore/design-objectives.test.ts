import { describe, expect, it } from 'vitest';
import { designObjective } from './design-objectives';
import type { DesignPoint } from './design-point';

const point = (areaUm2: number | null): DesignPoint =>
  ({
    testAccuracy: { meanFraction: 0.88, seeds: 3, intervalFraction: null },
    cost: areaUm2 === null ? null : { totals: { areaUm2 } },
  }) as DesignPoint;

describe('designObjective()', () => {
  it('takes accuracy as more is better and area as less is better', () => {
    expect(designObjective('accuracy')).toMatchObject({ direction: 'higher' });
    expect(designObjective('accuracy').value(point(null))).toBe(0.88);
    expect(designObjective('area')).toMatchObject({ direction: 'lower', isLogarithmic: true });
    expect(designObjective('area').value(point(5000))).toBe(5000);
  });

  it('has no value of a cost that is not known', () => {
    expect(designObjective('latency').value(point(null))).toBeNaN();
  });
});
