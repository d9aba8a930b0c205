import { describe, expect, it } from 'vitest';
import { frontPath } from './front-path';
import type { PlacedDatum } from './pareto-datum';
import type { PlotArea } from './pareto-layout';

const plot: PlotArea = { left: 0, right: 100, top: 0, bottom: 100, bandBottom: 100 };
const at = (x: number, y: number): PlacedDatum => ({ x, y, onFront: true, offScale: false }) as PlacedDatum;

describe('frontPath()', () => {
  it('leaves out a design that is on the front for a third objective', () => {
    // (30, 60) lies under (50, 40), which is both better placed and further to the right.
    const two = [at(20, 20), at(50, 40), at(80, 70)];
    expect(frontPath([...two, at(30, 60)], 'right', plot)).toBe(frontPath(two, 'right', plot));
    const mirrored = [at(80, 20), at(50, 40), at(20, 70)];
    expect(frontPath([...mirrored, at(70, 60)], 'left', plot)).toBe(frontPath(mirrored, 'left', plot));
  });

  it('is empty without a front', () => {
    expect(frontPath([], 'right', plot)).toBe('');
  });
});
