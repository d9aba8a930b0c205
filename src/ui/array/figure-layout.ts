import { type ScaleBand, scaleBand } from 'd3-scale';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Cells drawn as one square, where there are too many to draw each. */
export interface CellBlocks {
  /** Cells along a side of a block. */
  readonly side: number;
  readonly rows: number;
  readonly columns: number;
}

export interface FigureLayout {
  readonly width: number;
  readonly height: number;
  readonly grid: Box;
  readonly left: Box;
  readonly top: Box;
  readonly sums: Box;
  readonly dram: Box;
  readonly blocks: CellBlocks;
  readonly xScale: ScaleBand<number>;
  readonly yScale: ScaleBand<number>;
}

export interface FigureSize {
  readonly width: number;
  readonly rows: number;
  readonly columns: number;
  /** Where the sums leave the array. */
  readonly sums: 'below' | 'right';
}

/** More than that many cells are drawn as blocks. */
const mostCells = 1024;
const largestCell = 30;
const largestGridHeight = 380;
const boxHeight = 62;
const gaps = { wide: 26, narrow: 16 };
const wideFrom = 560;
const boxWidths = { wide: 128, narrow: 70 };

/** Squares of cells, so large that no more than `mostCells` are drawn. */
export function blocksOf(rows: number, columns: number): CellBlocks {
  let side = 1;
  while (Math.ceil(rows / side) * Math.ceil(columns / side) > mostCells) side++;
  return { side, rows: Math.ceil(rows / side), columns: Math.ceil(columns / side) };
}

/** Buffers stand where their words enter the array: at its left, above it, and where the sums leave; DRAM in the corner. */
export function figureLayout({ width, rows, columns, sums }: FigureSize): FigureLayout {
  const boxWidth = width < wideFrom ? boxWidths.narrow : boxWidths.wide;
  const gap = width < wideFrom ? gaps.narrow : gaps.wide;
  const blocks = blocksOf(rows, columns);
  const beside = sums === 'right' ? boxWidth + gap : 0;
  const room = Math.max(40, width - boxWidth - gap - beside);
  const cell = Math.min(room / blocks.columns, largestGridHeight / blocks.rows, largestCell);
  const x = boxWidth + gap;
  const y = boxHeight + gap;
  const grid = {
    x: sums === 'below' ? x + Math.max(0, room - cell * blocks.columns) / 2 : x,
    y,
    width: cell * blocks.columns,
    height: cell * blocks.rows,
  };
  const height = Math.max(grid.height, boxHeight);
  const across = { width: Math.max(grid.width, boxWidth * 1.5), height: boxHeight };
  const acrossX = Math.max(x, Math.min(grid.x + grid.width / 2 - across.width / 2, width - across.width));
  const left = { x: 0, y, width: boxWidth, height };
  const below = y + height + gap;
  return {
    width,
    height: sums === 'below' ? below + boxHeight + 2 : y + height + 2,
    grid,
    left,
    top: { x: acrossX, y: 0, ...across },
    sums:
      sums === 'below'
        ? { x: acrossX, y: below, ...across }
        : { x: grid.x + grid.width + gap, y, width: boxWidth, height },
    dram: { x: 0, y: 0, width: boxWidth, height: boxHeight },
    blocks,
    xScale: band(blocks.columns, grid.x, grid.width),
    yScale: band(blocks.rows, grid.y, grid.height),
  };
}

function band(count: number, start: number, length: number): ScaleBand<number> {
  return scaleBand<number>()
    .domain(Array.from({ length: count }, (_, index) => index))
    .range([start, start + length])
    .paddingInner(0.14)
    .paddingOuter(0.07);
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The first cell of the block under a point; null beside the grid. */
export function cellUnder({ grid, blocks }: FigureLayout, x: number, y: number): CellPlace | null {
  const column = Math.floor(((x - grid.x) / grid.width) * blocks.columns);
  const row = Math.floor(((y - grid.y) / grid.height) * blocks.rows);
  const isInside = column >= 0 && column < blocks.columns && row >= 0 && row < blocks.rows;
  return isInside ? { row: row * blocks.side, column: column * blocks.side } : null;
}
