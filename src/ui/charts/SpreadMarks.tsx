import type { ChartTheme } from '../theme/chart-theme';
import type { PlacedDatum } from './pareto-datum';
import type { ParetoLayout } from './pareto-layout';

/** The uncertainty over seeds as a whisker; the seeds themselves where a design is looked at. */
export function SpreadMarks({
  datum,
  layout,
  theme,
  showSeeds,
}: {
  readonly datum: PlacedDatum;
  readonly layout: ParetoLayout;
  readonly theme: ChartTheme;
  readonly showSeeds: boolean;
}) {
  if (datum.offScale) return null;
  const color = theme.families[datum.family];
  const interval = datum.intervalFraction;
  const high = interval && layout.accuracyPosition(interval.high);
  const low = interval && Math.min(layout.accuracyPosition(interval.low), layout.plot.bottom);
  const opacity = datum.onFront || showSeeds ? 0.9 : 0.3;
  return (
    <g opacity={opacity}>
      {high !== null && low !== null && (
        <path
          d={`M${datum.x} ${high}V${low}M${datum.x - 3} ${high}h6M${datum.x - 3} ${low}h6`}
          stroke={color}
          strokeWidth={1.25}
          fill="none"
        />
      )}
      {showSeeds &&
        datum.seedFractions.map((fraction, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: seeds have no other identity here and never reorder.
            key={index}
            cx={datum.x + 13}
            cy={layout.accuracyPosition(fraction)}
            r={2.75}
            fill={color}
            stroke={theme.surface}
          />
        ))}
    </g>
  );
}
