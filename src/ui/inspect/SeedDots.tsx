import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import type { ChartTheme } from '../theme/chart-theme';

interface SeedValue {
  readonly seed: number;
  readonly fraction: number;
}

interface SeedDotsProps {
  readonly width: number;
  readonly theme: ChartTheme;
  readonly colour: string;
  /** The whole content in words: seeds with their accuracies, and the interval. */
  readonly name: string;
  readonly seeds: readonly SeedValue[];
  readonly meanFraction: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly span: readonly [low: number, high: number];
  /** Labels of both ends; null: none. */
  readonly formatEnd: ((fraction: number) => string) | null;
}

const labelledHeight = 46;
const bareHeight = 30;
const side = 12;
const line = 15;

/** Accuracies of the seeds as dots on a line, over the 95 % interval of their mean. */
export function SeedDots(props: SeedDotsProps): ReactElement {
  const { width, theme, colour, seeds, interval, meanFraction } = props;
  const [low, high] = props.span;
  const height = props.formatEnd ? labelledHeight : bareHeight;
  const x = scaleLinear([low, high], [side, width - side]);
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={props.name}
      direction="ltr"
      data-testid="seed-dots"
    >
      <line x1={side} x2={width - side} y1={line} y2={line} stroke={theme.line} strokeWidth={2} />
      {interval && (
        <IntervalBand
          from={x(Math.max(low, interval.low))}
          to={x(Math.min(high, interval.high))}
          theme={theme}
        />
      )}
      {seeds.length > 1 && (
        <line
          x1={x(meanFraction)}
          x2={x(meanFraction)}
          y1={line - 10}
          y2={line + 10}
          stroke={theme.ink}
          strokeWidth={2}
        />
      )}
      {seeds.map(({ seed, fraction }) => (
        <circle
          key={seed}
          cx={x(fraction)}
          cy={line}
          r={5}
          fill={colour}
          fillOpacity={0.85}
          stroke={theme.surface}
          strokeWidth={1.5}
        />
      ))}
      {props.formatEnd && <EndLabels {...props} formatEnd={props.formatEnd} height={height} />}
    </svg>
  );
}

interface IntervalBandProps {
  readonly from: number;
  readonly to: number;
  readonly theme: ChartTheme;
}

function IntervalBand({ from, to, theme }: IntervalBandProps): ReactElement {
  return (
    <line
      x1={from}
      x2={to}
      y1={line}
      y2={line}
      stroke={theme.inkFaint}
      strokeWidth={5}
      strokeOpacity={0.45}
    />
  );
}

interface EndLabelsProps extends Pick<SeedDotsProps, 'width' | 'theme' | 'span'> {
  readonly height: number;
  formatEnd(fraction: number): string;
}

function EndLabels({ width, height, theme, span: [low, high], formatEnd }: EndLabelsProps): ReactElement {
  return (
    <g fontSize={12} fill={theme.inkFaint}>
      <text x={side} y={height - 2}>
        {formatEnd(low)}
      </text>
      <text x={width - side} y={height - 2} textAnchor="end">
        {formatEnd(high)}
      </text>
    </g>
  );
}
