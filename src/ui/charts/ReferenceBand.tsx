import type { ChartTheme } from '../theme/chart-theme';
import type { ParetoLayout } from './pareto-layout';

export interface ReferenceAccuracy {
  readonly label: string;
  readonly meanFraction: number;
  readonly intervalFraction: { readonly low: number; readonly high: number } | null;
}

/** The FP32 control: a line at its mean, a band over its interval. */
export function ReferenceBand({
  layout,
  theme,
  reference,
}: {
  readonly layout: ParetoLayout;
  readonly theme: ChartTheme;
  readonly reference: ReferenceAccuracy;
}) {
  const { plot } = layout;
  const y = layout.accuracyPosition(reference.meanFraction);
  const interval = reference.intervalFraction;
  const top = interval ? layout.accuracyPosition(interval.high) : y;
  const bottom = interval ? layout.accuracyPosition(interval.low) : y;
  return (
    <g aria-hidden data-testid="control-line">
      <rect
        x={plot.left}
        width={plot.right - plot.left}
        y={top}
        height={Math.max(0, bottom - top)}
        fill={theme.inkFaint}
        opacity={0.13}
      />
      <line x1={plot.left} x2={plot.right} y1={y} y2={y} stroke={theme.inkFaint} strokeWidth={1.25} />
      <text
        x={plot.left + 8}
        y={top - 6}
        fontSize={12.5}
        fill={theme.inkSoft}
        stroke={theme.surface}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {reference.label}
      </text>
    </g>
  );
}
