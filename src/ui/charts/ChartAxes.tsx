import type { ChartTheme } from '../theme/chart-theme';
import type { ParetoLayout } from './pareto-layout';

interface ChartAxesProps {
  readonly layout: ParetoLayout;
  readonly theme: ChartTheme;
  readonly costTitle: string;
  readonly accuracyTitle: string;
  readonly offScaleTitle: string;
  readonly better: 'left' | 'right';
  readonly betterTitle: string;
  formatCost(value: number): string;
  formatAccuracy(fraction: number): string;
}

export function ChartAxes(props: ChartAxesProps) {
  const { layout, theme } = props;
  const { plot } = layout;
  return (
    <g aria-hidden fontSize={13} fill={theme.inkFaint}>
      {layout.accuracyTicks
        .filter(({ position }) => position >= plot.top && position <= plot.bottom)
        .map(({ value, position }) => (
          <g key={value}>
            <line x1={plot.left} x2={plot.right} y1={position} y2={position} stroke={theme.line} />
            <text x={plot.left - 8} y={position} dy="0.34em" textAnchor="end">
              {props.formatAccuracy(value)}
            </text>
          </g>
        ))}
      {layout.costTicks
        .filter(({ position }) => position >= plot.left && position <= plot.right)
        .map(({ value, position }) => (
          <g key={value}>
            <line x1={position} x2={position} y1={plot.top} y2={plot.bandBottom} stroke={theme.line} />
            <text x={position} y={plot.bandBottom + 19} textAnchor="middle">
              {props.formatCost(value)}
            </text>
          </g>
        ))}
      <line
        x1={plot.left}
        x2={plot.right}
        y1={plot.bandBottom}
        y2={plot.bandBottom}
        stroke={theme.inkFaint}
      />
      {plot.bandBottom > plot.bottom && <OffScaleBand {...props} />}
      <text
        x={(plot.left + plot.right) / 2}
        y={plot.bandBottom + 42}
        textAnchor="middle"
        fill={theme.inkSoft}
        fontWeight={500}
      >
        {props.costTitle}
      </text>
      <text
        transform={`translate(13 ${(plot.top + plot.bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        fill={theme.inkSoft}
        fontWeight={500}
      >
        {props.accuracyTitle}
      </text>
      <BetterArrow {...props} />
    </g>
  );
}

function OffScaleBand({ layout: { plot }, theme, offScaleTitle }: ChartAxesProps) {
  return (
    <g>
      <line
        x1={plot.left}
        x2={plot.right}
        y1={plot.bottom + 3}
        y2={plot.bottom + 3}
        stroke={theme.inkFaint}
        strokeDasharray="2 4"
      />
      <text x={plot.left + 6} y={plot.bottom + 20} fontSize={12}>
        {offScaleTitle}
      </text>
    </g>
  );
}

/** Points to the corner in which designs are both accurate and cheap. */
function BetterArrow({ layout: { plot }, theme, better, betterTitle }: ChartAxesProps) {
  const toRight = better === 'right';
  const x = toRight ? plot.right - 8 : plot.left + 8;
  const y = plot.top + 8;
  const sign = toRight ? -1 : 1;
  return (
    <g stroke={theme.inkFaint} strokeWidth={1.5} fill="none" strokeLinecap="round">
      <path d={`M${x + sign * 18} ${y + 18}L${x} ${y}M${x + sign * 8} ${y}H${x}V${y + 8}`} />
      <text
        x={x + sign * 24}
        y={y + 23}
        stroke="none"
        fill={theme.inkFaint}
        fontSize={12.5}
        textAnchor={toRight ? 'end' : 'start'}
      >
        {betterTitle}
      </text>
    </g>
  );
}
