import type { ChartTheme } from '../theme/chart-theme';
import type { ParetoLayout } from './pareto-layout';

/** The zoom buttons stand in the same row. */
const zoomButtonsWidth = 112;
const accuracyTitleWidth = 72;

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
      <text x={2} y={24} fill={theme.inkSoft} fontWeight={500}>
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

/** Above the corner in which designs are both accurate and cheap. */
function BetterArrow({ layout: { plot }, theme, better, betterTitle }: ChartAxesProps) {
  const toRight = better === 'right';
  const x = toRight ? plot.right - zoomButtonsWidth : plot.left + accuracyTitleWidth;
  const y = 13;
  const arrow = toRight ? `M${x - 12} ${y + 12}l12 -12m-8 0h8v8` : `M${x + 12} ${y + 12}l-12 -12m8 0h-8v8`;
  return (
    <g>
      <path d={arrow} stroke={theme.inkFaint} strokeWidth={1.5} fill="none" strokeLinecap="round" />
      <text x={toRight ? x - 20 : x + 20} y={y + 11} textAnchor={toRight ? 'end' : 'start'}>
        {betterTitle}
      </text>
    </g>
  );
}
