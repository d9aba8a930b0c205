import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type ReactElement, useId } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { CurveSample } from './curve-series';

interface CurveChartProps {
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
  readonly colour: string;
  /** What the chart is, and in one sentence what it shows. */
  readonly name: string;
  readonly finding: string;
  readonly samples: readonly CurveSample[];
  readonly ghost: readonly CurveSample[];
  readonly epochs: number;
  readonly epochAxisLabel: string;
  /** Where fine-tuning takes over from FP32 training; null where the run has one training only. */
  readonly tuneFrom: number | null;
  readonly tuneLabel: string;
  /** Fixed end of the vertical axis, such as 100 % accuracy. */
  readonly ceiling: number | null;
  formatValue(value: number): string;
  formatEpoch(epoch: number): string;
}

const margin = { top: 18, right: 16, bottom: 34, left: 56 };

/** One live curve over epochs with the previous run behind it. */
export function CurveChart(props: CurveChartProps): ReactElement {
  const { width, height, theme, samples, ghost } = props;
  const descriptionId = useId();
  const x = scaleLinear([0, Math.max(1, props.epochs)], [margin.left, width - margin.right]);
  const y = scaleLinear(valueDomain(props), [height - margin.bottom, margin.top]).nice(4);
  const path = line<CurveSample>(
    ({ epoch }) => x(epoch),
    ({ value }) => y(value),
  );
  const last = samples.at(-1);
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={props.name}
      aria-describedby={descriptionId}
      direction="ltr"
    >
      <desc id={descriptionId}>{props.finding}</desc>
      <g fontSize={12} fill={theme.inkFaint}>
        <CurveAxes {...props} x={x} y={y} />
        {props.tuneFrom !== null && (
          <TuneMarker x={x(props.tuneFrom)} height={height} theme={theme} label={props.tuneLabel} />
        )}
        <path
          d={path(ghost) ?? ''}
          fill="none"
          stroke={theme.inkFaint}
          strokeDasharray="2 4"
          strokeWidth={1.5}
        />
        <path
          d={path(samples) ?? ''}
          fill="none"
          stroke={props.colour}
          strokeWidth={2.25}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        {last && <LatestDot x={x(last.epoch)} y={y(last.value)} colour={props.colour} theme={theme} />}
      </g>
    </svg>
  );
}

interface CurveAxesProps extends CurveChartProps {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

function CurveAxes({ x, y, width, height, theme, ...props }: CurveAxesProps): ReactElement {
  const epochTicks = Math.max(2, Math.min(8, Math.floor(width / 70)));
  return (
    <g>
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={margin.left} x2={width - margin.right} stroke={theme.line} />
          <text x={margin.left - 8} dy="0.32em" textAnchor="end">
            {props.formatValue(tick)}
          </text>
        </g>
      ))}
      {x.ticks(epochTicks).map((tick) => (
        <text key={tick} x={x(tick)} y={height - margin.bottom + 18} textAnchor="middle">
          {props.formatEpoch(tick)}
        </text>
      ))}
      <text x={width - margin.right} y={height - 3} textAnchor="end">
        {props.epochAxisLabel}
      </text>
    </g>
  );
}

interface LatestDotProps {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly theme: ChartTheme;
}

function LatestDot({ x, y, colour, theme }: LatestDotProps): ReactElement {
  return <circle cx={x} cy={y} r={4.5} fill={colour} stroke={theme.surface} strokeWidth={2} />;
}

interface TuneMarkerProps {
  readonly x: number;
  readonly height: number;
  readonly theme: ChartTheme;
  readonly label: string;
}

function TuneMarker({ x, height, theme, label }: TuneMarkerProps): ReactElement {
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={margin.top - 4}
        y2={height - margin.bottom}
        stroke={theme.inkFaint}
        strokeDasharray="4 3"
      />
      <text x={x - 6} y={margin.top - 6} textAnchor="end">
        {label}
      </text>
    </g>
  );
}

function valueDomain({ samples, ghost, ceiling }: CurveChartProps): [number, number] {
  const values = [...samples, ...ghost].map(({ value }) => value);
  if (values.length === 0) return ceiling === null ? [0, 2.5] : [0.5 * ceiling, ceiling];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  if (ceiling === null) return [0, highest * 1.05];
  const span = Math.max(0.05 * ceiling, highest - lowest);
  return [Math.max(0, lowest - 0.1 * span), Math.min(ceiling, highest + 0.15 * span)];
}
