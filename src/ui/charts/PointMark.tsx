import { memo } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { PlacedDatum } from './pareto-datum';
import { symbolPath } from './symbol-shape';

const symbolAreasPx = [46, 82, 132] as const;
const ringRadiiPx = [8, 9.5, 11.5] as const;

interface PointMarkProps {
  readonly datum: PlacedDatum;
  readonly theme: ChartTheme;
  readonly selected: boolean;
  readonly highlighted: boolean;
  readonly pinnedLetter: string | null;
  readonly tabbable: boolean;
  readonly onFocus: (id: string) => void;
  readonly onBlur: () => void;
}

/** A filled shape on the front, a faint one behind it; hollow where nothing was computed here. */
export const PointMark = memo(function PointMark(props: PointMarkProps) {
  const { datum, theme, selected, highlighted } = props;
  const color = theme.families[datum.family];
  const claimed = datum.origin === 'claimed';
  const hollow = claimed || datum.origin === 'published';
  const ring = ringRadiiPx[datum.sizeStep];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG.
    <g
      role="button"
      tabIndex={props.tabbable ? 0 : -1}
      aria-label={datum.label}
      aria-pressed={selected}
      data-testid="pareto-point"
      data-point-id={datum.id}
      data-highlighted={highlighted || undefined}
      transform={`translate(${datum.x} ${datum.y})`}
      onFocus={() => props.onFocus(datum.id)}
      onBlur={props.onBlur}
      style={{ outline: 'none' }}
    >
      {(selected || highlighted) && (
        <circle r={ring + 3} fill={theme.surface} stroke={theme.ink} strokeWidth={selected ? 3 : 1.75} />
      )}
      {datum.origin === 'trained-here' && (
        <circle r={ring} fill="none" stroke={theme.ink} strokeWidth={1.5} strokeDasharray="2.5 2" />
      )}
      <path
        d={symbolPath(datum.shape, symbolAreasPx[datum.sizeStep])}
        fill={hollow ? theme.surface : color}
        fillOpacity={datum.onFront || highlighted || hollow ? 1 : 0.45}
        stroke={datum.onFront && !hollow ? theme.ink : color}
        strokeWidth={datum.onFront ? 1.75 : 1.5}
        {...(claimed ? { strokeDasharray: '3 2' } : {})}
      />
      {props.pinnedLetter && (
        <text
          y={-ring - 5}
          textAnchor="middle"
          fontSize={13}
          fontWeight={700}
          fill={theme.ink}
          stroke={theme.surface}
          strokeWidth={4}
          paintOrder="stroke"
        >
          {props.pinnedLetter}
        </text>
      )}
    </g>
  );
});
