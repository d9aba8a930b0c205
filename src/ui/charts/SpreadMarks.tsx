import { memo } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { PlacedDatum } from './pareto-datum';
import type { ParetoLayout } from './pareto-layout';

interface SpreadProps {
  readonly visible: readonly PlacedDatum[];
  readonly layout: ParetoLayout;
  readonly theme: ChartTheme;
}

/** The uncertainty over seeds of every design as a whisker, those of one look as one path. */
export const Whiskers = memo(function Whiskers({ visible, layout, theme }: SpreadProps) {
  const paths = new Map<string, { readonly datum: PlacedDatum; path: string }>();
  for (const datum of visible) {
    if (datum.faint) continue;
    const path = whiskerPath(datum, layout);
    if (path === null) continue;
    const look = `${datum.family} ${datum.onFront}`;
    const group = paths.get(look);
    if (group) group.path += path;
    else paths.set(look, { datum, path });
  }
  return [...paths].map(([look, { datum, path }]) => (
    <path
      key={look}
      d={path}
      stroke={theme.families[datum.family]}
      strokeWidth={1.25}
      fill="none"
      opacity={datum.onFront ? 0.9 : 0.3}
    />
  ));
});

/** The seeds themselves beside a design that is looked at, its whisker in full. */
export function SeedMarks({
  datum,
  layout,
  theme,
}: Omit<SpreadProps, 'visible'> & { readonly datum: PlacedDatum }) {
  if (datum.offScale) return null;
  const color = theme.families[datum.family];
  const whisker = whiskerPath(datum, layout);
  return (
    <g opacity={0.9}>
      {whisker !== null && <path d={whisker} stroke={color} strokeWidth={1.25} fill="none" />}
      {datum.seedFractions.map((fraction, index) => (
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

/** Null where the spread is not known or the design lies off the scale. */
function whiskerPath({ x, intervalFraction, offScale }: PlacedDatum, layout: ParetoLayout): string | null {
  if (!intervalFraction || offScale) return null;
  const high = layout.accuracyPosition(intervalFraction.high);
  const low = Math.min(layout.accuracyPosition(intervalFraction.low), layout.plot.bottom);
  return `M${x} ${high}V${low}M${x - 3} ${high}h6M${x - 3} ${low}h6`;
}
