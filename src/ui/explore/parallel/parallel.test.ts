import { describe, expect, it } from 'vitest';
import type { DesignPoint } from '../../../core/explore/design-point';
import { brushedOut, moveBrush } from './brushes';
import { parallelAxes } from './parallel-axes';
import { linePath, nearestLine, type ParallelFrame, parallelLines, shareAt } from './parallel-lines';

function design(id: string, scheme: string, bits: number, accuracy: number, cost: number): DesignPoint {
  return {
    id,
    configuration: { quantization: { scheme, weightBits: bits, activationBits: bits } },
    testAccuracy: { meanFraction: accuracy, seeds: 3, intervalFraction: null },
    cost: { totals: { energyPj: cost, areaUm2: cost, latencySeconds: cost } },
  } as DesignPoint;
}

const points = [
  design('cheap', 'fixed-point', 2, 0.5, 1),
  design('middle', 'lsq', 4, 0.85, 10),
  design('dear', 'lsq', 8, 0.9, 100),
];
const axes = parallelAxes(points);
const sharesOf = (axis: string) => {
  const found = axes.find(({ id }) => id === axis);
  return points.map((point) => Number(found?.shareOf(point).toFixed(9)));
};

describe('parallelAxes()', () => {
  it('spaces widths evenly, accuracies linearly and costs by decades', () => {
    expect(sharesOf('weightBits')).toEqual([0, 0.5, 1]);
    expect(sharesOf('energy')).toEqual([0, 0.5, 1]);
  });

  it('lets accuracies far below the best stand at the lower end', () => {
    // 0.82 … 0.9 and 8 % of that above: (0.85 - 0.82) / 0.0864 and 0.08 / 0.0864.
    expect(sharesOf('accuracy')).toEqual([0, 0.347222222, 0.925925926]);
    expect(axes.find(({ id }) => id === 'accuracy')?.floor).toBeCloseTo(0.82, 12);
    expect(axes.find(({ id }) => id === 'energy')?.floor).toBeNull();
  });

  it('puts the first scheme on top', () => {
    expect(sharesOf('scheme')).toEqual([1, 0, 0]);
  });

  it('tells the value at a share', () => {
    expect(axes.find(({ id }) => id === 'weightBits')?.valueAt(0.5)).toBe(4);
    expect(axes.find(({ id }) => id === 'energy')?.valueAt(0.5)).toBeCloseTo(10, 9);
  });
});

describe('brushes', () => {
  it('leave out what lies outside any of them', () => {
    const narrow = moveBrush(moveBrush({}, 'accuracy', 'low', 0.3), 'energy', 'high', 0.5);
    expect([...brushedOut(points, axes, narrow)].sort()).toEqual(['cheap', 'dear']);
    expect(brushedOut(points, axes, {}).size).toBe(0);
  });

  it('stop at each other, and vanish over the whole axis', () => {
    const half = moveBrush({}, 'area', 'low', 0.5);
    expect(moveBrush(half, 'area', 'high', 0.2)).toEqual({ area: { low: 0.5, high: 0.5 } });
    expect(moveBrush(half, 'area', 'low', -1)).toEqual({});
  });
});

describe('lines', () => {
  const frame: ParallelFrame = { top: 0, bottom: 100, places: [0, 10, 20, 30, 40, 50, 60] };
  const lines = parallelLines(points, axes, frame);

  it('run from axis to axis', () => {
    // Scheme on the top, all else at the lower end.
    expect(lines[0] && linePath(lines[0], frame)).toBe(
      'M0.0 0.0L10.0 100.0L20.0 100.0L30.0 100.0L40.0 100.0L50.0 100.0L60.0 100.0',
    );
  });

  it('are found where they pass, and only there', () => {
    // Half-way from activation bits to accuracy: (50 + 65.3) / 2 = 57.6, 100 and (0 + 7.4) / 2.
    expect(nearestLine(lines, frame, { x: 25, y: 55 }, 6)?.id).toBe('middle');
    expect(nearestLine(lines, frame, { x: 25, y: 95 }, 6)?.id).toBe('cheap');
    expect(nearestLine(lines, frame, { x: 25, y: 30 }, 6)).toBeNull();
  });

  it('turn a height back into a share', () => {
    expect(shareAt(25, frame)).toBe(0.75);
    expect(shareAt(-20, frame)).toBe(1);
  });
});
