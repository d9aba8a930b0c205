import { escapeMarkup } from './escape-markup';

export interface RangeRow {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** Drawn as a dot; null for a range without one. */
  readonly value: number | null;
}

export interface RangeChart {
  readonly title: string;
  readonly rows: readonly RangeRow[];
  /** Name and unit of the horizontal axis. */
  readonly axis: string;
  /** A value that a vertical line marks. */
  readonly reference: number;
  /** A range behind the rows. */
  readonly band?: { readonly low: number; readonly high: number };
}

const [labelWidth, plotWidth, rowHeight, top, bottom] = [230, 430, 22, 30, 44];

/** Horizontal ranges with their values, one row each, as an SVG that needs no style sheet and stands on any ground. */
export function rangeChart(chart: RangeChart): string {
  const { rows, reference, band, title, axis } = chart;
  const values = rows.flatMap(({ low, high }) => [low, high]);
  const ticks = niceTicks(
    Math.min(reference, band?.low ?? reference, ...values),
    Math.max(reference, band?.high ?? reference, ...values),
  );
  const [first, last] = [ticks[0] as number, ticks.at(-1) as number];
  const x = (value: number) => round(labelWidth + (plotWidth * (value - first)) / (last - first));
  const plotHeight = rows.length * rowHeight;
  const [width, height] = [labelWidth + plotWidth + 20, top + plotHeight + bottom];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(title)}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="8" y="18" font-weight="bold" fill="#222222">${escapeMarkup(title)}</text>`,
    ...(band
      ? [
          `<rect x="${x(band.low)}" y="${top}" width="${round(x(band.high) - x(band.low))}" height="${plotHeight}" fill="#e6e1f2"/>`,
        ]
      : []),
    ...ticks.map((tick) => tickMark(x(tick), tick, plotHeight)),
    `<line x1="${x(reference)}" x2="${x(reference)}" y1="${top}" y2="${top + plotHeight}" stroke="#222222" stroke-dasharray="4 3"/>`,
    ...rows.map((row, index) => rangeMark(row, top + (index + 0.5) * rowHeight, x)),
    `<text x="${labelWidth + plotWidth / 2}" y="${height - 8}" text-anchor="middle" fill="#222222">${escapeMarkup(axis)}</text>`,
    '</svg>',
  ].join('');
}

function tickMark(x: number, tick: number, plotHeight: number): string {
  const end = top + plotHeight;
  return `<line x1="${x}" x2="${x}" y1="${top}" y2="${end}" stroke="#d5d5d5"/><text x="${x}" y="${end + 16}" text-anchor="middle" fill="#222222">${round(tick)}</text>`;
}

function rangeMark({ label, low, high, value }: RangeRow, y: number, x: (value: number) => number): string {
  const dot = value === null ? '' : `<circle cx="${x(value)}" cy="${y}" r="4" fill="#4a3a8c"/>`;
  return `<text x="${labelWidth - 8}" y="${y + 4}" text-anchor="end" fill="#222222">${escapeMarkup(label)}</text><line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="#4a3a8c" stroke-width="3" stroke-linecap="round"/>${dot}`;
}

/** Four to ten round values that enclose the range. */
function niceTicks(low: number, high: number): readonly number[] {
  const range = high > low ? high - low : 1;
  const power = 10 ** Math.floor(Math.log10(range / 4));
  const step = power * ([1, 2, 5, 10].find((factor) => range / (factor * power) <= 8) ?? 10);
  const [start, end] = [Math.floor(low / step), Math.max(Math.ceil(high / step), Math.floor(low / step) + 1)];
  return Array.from({ length: end - start + 1 }, (_, index) => (start + index) * step);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
