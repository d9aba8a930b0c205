import { describe, expect, it } from 'vitest';
import { type FrontPoint, frontChartLayout } from './front-chart-layout';

const frame = { left: 0, right: 100, top: 0, bottom: 50 };

function point(id: string, energyPj: number, value: number): FrontPoint {
  return { id, energyPj, value, mark: 'found', title: id };
}

describe('frontChartLayout', () => {
  it('puts equal factors of energy at equal distances, and higher values higher', () => {
    const { points } = frontChartLayout(
      [point('a', 1, 0.1), point('b', 10, 0.2), point('c', 100, 0.4)],
      [],
      frame,
      false,
    );
    const [a, b, c] = points;
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo((c?.x ?? 0) - (b?.x ?? 0), 6);
    expect(a?.y).toBeGreaterThan(b?.y ?? 0);
    // 0.1 to 0.4 is the middle 1/1.16 of the height: from 50 - 50 * 0.08 / 1.16 upwards.
    expect(a?.y).toBeCloseTo(50 - (50 * 0.08) / 1.16, 6);
  });

  it('draws a staircase that holds a value until a dearer design has a better one', () => {
    const points = [point('a', 1, 1), point('b', 100, 10)];
    const [{ path } = { path: '' }] = frontChartLayout(
      points,
      [{ kind: 'after', points: [...points].reverse() }],
      frame,
      true,
    ).lines;
    expect(path.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
    const corners = path
      .split(/[ML]/)
      .slice(1)
      .map((corner) => corner.split(',').map(Number));
    expect(corners[1]?.[1]).toBe(corners[0]?.[1]);
    expect(corners[1]?.[0]).toBe(corners[2]?.[0]);
  });

  it('takes a linear axis where a logarithmic one has no place for zero', () => {
    const { points } = frontChartLayout([point('a', 1, 0), point('b', 2, 1)], [], frame, true);
    expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  });

  it('leaves room between the labels of a narrow chart', () => {
    const narrow = { left: 64, right: 308, top: 28, bottom: 256 };
    const { energyTicks } = frontChartLayout([point('a', 260e3, 0), point('b', 360e3, 1)], [], narrow, false);
    expect(energyTicks.length).toBeGreaterThan(1);
    const places = energyTicks.map(({ place }) => place);
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
    // `340 nJ` in 12 px letters takes less than 45 px.
    expect(Math.min(...gaps)).toBeGreaterThan(45);
  });
});
