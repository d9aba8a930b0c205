import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type ReactElement, useId } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { HistogramBin } from './histogram';

interface WeightHistogramProps {
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
  readonly colour: string;
  readonly name: string;
  readonly finding: string;
  readonly bins: readonly HistogramBin[];
  /** Ascending; empty for a float network. */
  readonly levels: readonly number[];
  readonly clippedLabel: string;
  readonly axisLabel: string;
  formatValue(value: number): string;
}

const margin = { top: 22, right: 10, bottom: 36, left: 10 };
/** Above this many levels, full lines would only be a grey area. */
const lineLimit = 32;

/** How often each weight occurs, with the scheme's levels as lines; what lies beyond the outermost level is shaded. */
export function WeightHistogram(props: WeightHistogramProps): ReactElement {
  const { width, height, theme, bins, levels } = props;
  const descriptionId = useId();
  const low = bins[0]?.from ?? -1;
  const high = bins.at(-1)?.to ?? 1;
  const x = scaleLinear([low, high], [margin.left, width - margin.right]);
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  const y = scaleLinear([0, highest], [height - margin.bottom, margin.top]);
  const floor = height - margin.bottom;
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={props.name}
      aria-describedby={descriptionId}
      direction="ltr"
      data-testid="weight-histogram"
    >
      <desc id={descriptionId}>{props.finding}</desc>
      <g fontSize={12} fill={theme.inkFaint}>
        <ClippedRegions {...props} x={x} floor={floor} />
        {bins.map(({ from, to, count }) => (
          <rect
            key={from}
            x={x(from) + 0.5}
            width={Math.max(0.5, x(to) - x(from) - 1)}
            y={y(count)}
            height={floor - y(count)}
            fill={props.colour}
            fillOpacity={0.55}
          />
        ))}
        <LevelLines
          levels={levels.filter((level) => level >= low && level <= high)}
          theme={theme}
          x={x}
          floor={floor}
        />
        <ValueAxis {...props} x={x} floor={floor} />
      </g>
    </svg>
  );
}

interface LevelLinesProps {
  readonly levels: readonly number[];
  readonly theme: ChartTheme;
  readonly x: (value: number) => number;
  readonly floor: number;
}

/** Full lines for a few levels; for many, short ticks that leave the weights visible. */
function LevelLines({ levels, theme, x, floor }: LevelLinesProps): ReactElement {
  const many = levels.length > lineLimit;
  return (
    <g stroke={theme.ink} strokeWidth={many ? 0.5 : 1.25} strokeOpacity={many ? 0.6 : 0.9}>
      {levels.map((level) => (
        <line key={level} x1={x(level)} x2={x(level)} y1={many ? floor - 14 : margin.top} y2={floor + 4} />
      ))}
    </g>
  );
}

interface ValueAxisProps extends WeightHistogramProps {
  readonly x: ScaleLinear<number, number>;
  readonly floor: number;
}

function ValueAxis({ x, floor, width, height, theme, axisLabel, formatValue }: ValueAxisProps): ReactElement {
  return (
    <g>
      <line x1={margin.left} x2={width - margin.right} y1={floor} y2={floor} stroke={theme.inkFaint} />
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={floor + 18} textAnchor="middle">
          {formatValue(tick)}
        </text>
      ))}
      <text x={width - margin.right} y={height - 4} textAnchor="end">
        {axisLabel}
      </text>
    </g>
  );
}

interface ClippedRegionsProps extends WeightHistogramProps {
  readonly x: (value: number) => number;
  readonly floor: number;
}

/** Half a step beyond the outermost levels, a weight is clipped instead of rounded. */
function ClippedRegions({
  levels,
  theme,
  width,
  x,
  floor,
  clippedLabel,
}: ClippedRegionsProps): ReactElement | null {
  const hatchId = useId();
  const [first, second] = levels;
  const last = levels.at(-1);
  if (first === undefined || second === undefined || last === undefined) return null;
  const halfStep = (second - first) / 2;
  const left = Math.max(margin.left, Math.min(x(first - halfStep), width - margin.right));
  const right = Math.min(width - margin.right, Math.max(x(last + halfStep), margin.left));
  const regions = [
    { from: margin.left, to: left },
    { from: right, to: width - margin.right },
  ].filter(({ from, to }) => to - from > 1);
  return (
    <g>
      <pattern id={hatchId} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} x2={0} y1={0} y2={6} stroke={theme.inkFaint} strokeWidth={1.5} />
      </pattern>
      {regions.map(({ from, to }) => (
        <g key={from}>
          <rect
            x={from}
            width={to - from}
            y={margin.top}
            height={floor - margin.top}
            fill={`url(#${hatchId})`}
            opacity={0.45}
          />
          {to - from > 44 && (
            <text x={(from + to) / 2} y={margin.top - 7} textAnchor="middle">
              {clippedLabel}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
