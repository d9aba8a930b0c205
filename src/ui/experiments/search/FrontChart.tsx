import type { ReactElement } from 'react';
import { useElementSize } from '../../charts/use-element-size';
import { useChartTheme } from '../../theme/use-chart-theme';
import styles from './FrontChart.module.css';
import { type FrontLine, type FrontPoint, frontChartLayout } from './front-chart-layout';

interface FrontChartProps {
  readonly name: string;
  readonly points: readonly FrontPoint[];
  readonly lines: readonly FrontLine[];
  readonly energyTitle: string;
  readonly valueTitle: string;
  readonly isLogValue: boolean;
  formatEnergy(energyPj: number): string;
  formatValue(value: number): string;
}

const height = 300;
const margins = { left: 64, right: 16, top: 28, bottom: 44 };

/** Designs by energy and value with up to two staircases; the table below it says the same to those who do not see it. */
export function FrontChart(props: FrontChartProps): ReactElement {
  const [container, size] = useElementSize<HTMLDivElement>();
  return (
    <div ref={container} className={styles.chart} dir="ltr">
      {size && size.width > 0 && <Plot {...props} width={size.width} />}
    </div>
  );
}

function Plot({ width, ...props }: FrontChartProps & { readonly width: number }): ReactElement {
  const theme = useChartTheme();
  const frame = {
    left: margins.left,
    right: width - margins.right,
    top: margins.top,
    bottom: height - margins.bottom,
  };
  const layout = frontChartLayout(props.points, props.lines, frame, props.isLogValue);
  return (
    <svg role="img" aria-label={props.name} width={width} height={height} className={styles.plot}>
      <g stroke={theme.line}>
        {layout.valueTicks.map(({ value, place }) => (
          <line key={value} x1={frame.left} x2={frame.right} y1={place} y2={place} />
        ))}
      </g>
      <g fill={theme.inkSoft} fontSize={12}>
        {layout.valueTicks.map(({ value, place }) => (
          <text key={value} x={frame.left - 8} y={place} dy="0.32em" textAnchor="end">
            {props.formatValue(value)}
          </text>
        ))}
        {layout.energyTicks.map(({ value, place }) => (
          <text key={value} x={place} y={frame.bottom + 18} textAnchor="middle">
            {props.formatEnergy(value)}
          </text>
        ))}
        <text x={frame.left} y={14} fontWeight={600}>
          {props.valueTitle}
        </text>
        <text x={frame.right} y={height - 6} textAnchor="end" fontWeight={600}>
          {props.energyTitle}
        </text>
      </g>
      {layout.lines.map(({ kind, path }) => (
        <path key={kind} d={path} data-front={kind} className={styles[kind]} stroke={theme.ink} />
      ))}
      {layout.points.map(({ id, mark, x, y, title }) => (
        <g key={id} data-mark={mark} transform={`translate(${x} ${y})`} stroke={theme.ink}>
          <title>{title}</title>
          {mark === 'uniform' ? (
            <rect x={-5} y={-5} width={10} height={10} fill={theme.surface} strokeWidth={1.75} />
          ) : (
            <circle
              r={mark === 'survivor' ? 5.5 : 2.5}
              fill={mark === 'survivor' ? theme.families['learned-step'] : theme.inkFaint}
              strokeWidth={mark === 'survivor' ? 1.25 : 0}
            />
          )}
        </g>
      ))}
    </svg>
  );
}
