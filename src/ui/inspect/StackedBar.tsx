import { type ReactElement, useId } from 'react';
import type { ChartTheme } from '../theme/chart-theme';

interface StackedBarSegment {
  readonly colour: string;
  readonly id: string;
  readonly value: number;
}

interface StackedBarRow {
  readonly id: string;
  readonly label: string;
  readonly total: string;
  readonly segments: readonly StackedBarSegment[];
}

interface StackedBarProps {
  readonly width: number;
  readonly theme: ChartTheme;
  readonly name: string;
  readonly finding: string;
  readonly rows: readonly StackedBarRow[];
  /** `share`: every bar has full length; `absolute`: lengths compare. */
  readonly scale: 'absolute' | 'share';
}

const rowHeight = 58;
const barHeight = 26;
const labelHeight = 20;

/** Bars of components side by side, one bar per design. */
export function StackedBar(props: StackedBarProps): ReactElement {
  const { width, theme, rows, scale } = props;
  const descriptionId = useId();
  const totals = rows.map(({ segments }) => segments.reduce((sum, { value }) => sum + value, 0));
  const longest = Math.max(...totals, Number.MIN_VALUE);
  return (
    <svg
      width={width}
      height={rows.length * rowHeight}
      role="img"
      aria-label={props.name}
      aria-describedby={descriptionId}
      direction="ltr"
      data-testid="stacked-bar"
    >
      <desc id={descriptionId}>{props.finding}</desc>
      {rows.map((row, index) => {
        const total = totals[index] ?? 0;
        const pixelsPerUnit = width / (scale === 'share' ? total || 1 : longest);
        return (
          <g key={row.id} transform={`translate(0 ${index * rowHeight})`}>
            <text y={14} fontSize={13} fill={theme.inkSoft}>
              {row.label}
            </text>
            <text x={width} y={14} fontSize={13} fontWeight={600} textAnchor="end" fill={theme.ink}>
              {row.total}
            </text>
            <Segments segments={row.segments} pixelsPerUnit={pixelsPerUnit} theme={theme} />
          </g>
        );
      })}
    </svg>
  );
}

interface SegmentsProps {
  readonly segments: readonly StackedBarSegment[];
  readonly pixelsPerUnit: number;
  readonly theme: ChartTheme;
}

function Segments({ segments, pixelsPerUnit, theme }: SegmentsProps): ReactElement {
  let start = 0;
  return (
    <g transform={`translate(0 ${labelHeight})`}>
      {segments.map(({ id, value, colour }) => {
        const x = start;
        const length = value * pixelsPerUnit;
        start += length;
        return (
          <rect
            key={id}
            x={x}
            width={length}
            height={barHeight}
            fill={colour}
            stroke={theme.surface}
            strokeWidth={length > 3 ? 1 : 0}
          />
        );
      })}
    </g>
  );
}
