import type { CellWork, MachineSchedule } from '../../core/hardware/array-view/machine-schedule';
import type { FigureLayout } from './figure-layout';

/** How a cell is drawn; shapes differ as well as colours. */
export const cellMarks = ['multiply', 'wait', 'pass', 'ready', 'idle'] as const;
export type CellMark = (typeof cellMarks)[number];

export type CellPaths = Readonly<Record<CellMark | 'moving', string>>;

/** Which items of a stream are marked, so that it is seen to move. */
const markedItems = 4;

/**
 * One path for all cells of a mark: a full square that multiplies, a small one that waits with its word, a triangle that hands
 * one on, a hollow one that is ready before others, a dot without work. Cells of which `movingItem` is a multiple of four
 * have a dot in them.
 */
export function cellPaths(
  schedule: MachineSchedule,
  arrayCycle: number,
  layout: FigureLayout,
  movingItem: (work: CellWork) => number | null,
): CellPaths {
  const { blocks, xScale, yScale } = layout;
  const size = xScale.bandwidth();
  const paths = { multiply: '', wait: '', pass: '', ready: '', idle: '', moving: '' };
  for (let row = 0; row < blocks.rows; row++) {
    for (let column = 0; column < blocks.columns; column++) {
      const [x, y] = [xScale(column) ?? 0, yScale(row) ?? 0];
      const work = schedule.cellAt(arrayCycle, row, column);
      paths[work.kind] += glyphs[work.kind](x, y, size);
      const item = movingItem(work);
      if (item !== null && item % markedItems === 0) paths.moving += dot(x, y, size, 0.3);
    }
  }
  return paths;
}

/** Blocks of cells: a square as large as the share of its cells that multiply, and a dot where none does. */
export function blockPaths(schedule: MachineSchedule, arrayCycle: number, layout: FigureLayout): CellPaths {
  const { blocks, xScale, yScale } = layout;
  const size = xScale.bandwidth();
  const paths = { multiply: '', wait: '', pass: '', ready: '', idle: '', moving: '' };
  for (let row = 0; row < blocks.rows; row++) {
    for (let column = 0; column < blocks.columns; column++) {
      const first = { row: row * blocks.side, column: column * blocks.side };
      const rows = Math.min(blocks.side, schedule.rows - first.row);
      const columns = Math.min(blocks.side, schedule.columns - first.column);
      const busy = schedule.busyIn(arrayCycle, { ...first, rows, columns });
      const [x, y] = [xScale(column) ?? 0, yScale(row) ?? 0];
      if (busy === 0) paths.idle += dot(x, y, size, 0.16);
      else paths.multiply += square(x, y, size, Math.sqrt(busy / (rows * columns)));
    }
  }
  return paths;
}

export const glyphs: Readonly<Record<CellMark, (x: number, y: number, size: number) => string>> = {
  multiply: (x, y, size) => square(x, y, size, 1),
  wait: (x, y, size) => square(x, y, size, 0.46),
  pass: (x, y, size) =>
    `M${round(x + 0.2 * size)} ${round(y + 0.25 * size)}h${round(0.6 * size)}l${round(-0.3 * size)} ${round(0.5 * size)}z`,
  ready: (x, y, size) => square(x, y, size, 0.86),
  idle: (x, y, size) => dot(x, y, size, 0.16),
};

function square(x: number, y: number, size: number, share: number): string {
  const [side, inset] = [size * share, (size * (1 - share)) / 2];
  return `M${round(x + inset)} ${round(y + inset)}h${round(side)}v${round(side)}h${round(-side)}z`;
}

function dot(x: number, y: number, size: number, share: number): string {
  return square(x, y, size, share);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
