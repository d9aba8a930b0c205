import { describe, expect, it } from 'vitest';
import { blocksOf, cellUnder, figureLayout } from './figure-layout';

describe('blocks of cells', () => {
  it('are single cells up to 1,024', () => {
    expect(blocksOf(32, 32)).toEqual({ side: 1, rows: 32, columns: 32 });
    expect(blocksOf(1, 1024)).toEqual({ side: 1, rows: 1, columns: 1024 });
  });

  it('are squares of cells beyond', () => {
    // 33 x 33 cells in squares of 2 x 2: 17 x 17 of them.
    expect(blocksOf(33, 33)).toEqual({ side: 2, rows: 17, columns: 17 });
    expect(blocksOf(256, 256)).toEqual({ side: 8, rows: 32, columns: 32 });
  });
});

describe.each([320, 700, 1200])('a figure of %i pixels', (width) => {
  it.each(['below', 'right'] as const)('has its boxes inside, with sums %s', (sums) => {
    const layout = figureLayout({ width, rows: 16, columns: 16, sums });
    for (const box of [layout.grid, layout.left, layout.top, layout.sums, layout.dram]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
    }
  });

  it('finds the cell under its own place', () => {
    const layout = figureLayout({ width, rows: 64, columns: 64, sums: 'below' });
    const x = (layout.xScale(3) ?? 0) + layout.xScale.bandwidth() / 2;
    const y = (layout.yScale(5) ?? 0) + layout.yScale.bandwidth() / 2;
    expect(cellUnder(layout, x, y)).toEqual({ row: 10, column: 6 });
    expect(cellUnder(layout, 0, 0)).toBeNull();
  });
});
