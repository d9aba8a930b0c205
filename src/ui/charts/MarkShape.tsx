import type { ChartTheme } from '../theme/chart-theme';
import type { PlacedDatum } from './pareto-datum';
import { framePath, symbolPath } from './symbol-shape';

const symbolAreasPx = [46, 82, 132] as const;
const ringRadiiPx = [8, 9.5, 11.5] as const;

export interface MarkShapeProps {
  readonly datum: PlacedDatum;
  readonly theme: ChartTheme;
  readonly selected: boolean;
  readonly highlighted: boolean;
  readonly pinnedLetter: string | null;
}

/** A filled shape on the front, a faint one behind it; hollow where nothing was computed here, struck out where mismatched. */
export function MarkShape({ datum, theme, selected, highlighted, pinnedLetter }: MarkShapeProps) {
  const color = theme.families[datum.family];
  const claimed = datum.origin === 'claimed';
  const { mismatched } = datum;
  const hollow = claimed || mismatched || datum.origin === 'published';
  const ring = ringRadiiPx[datum.sizeStep];
  const strike = 0.75 * ring;
  const opacity = datum.faint && !highlighted && !selected ? 0.15 : 1;
  return (
    <g opacity={opacity}>
      {datum.wished && (
        <circle r={ring + 6.5} fill="none" stroke={theme.ink} strokeWidth={2} data-testid="wished-ring" />
      )}
      {datum.wished && <circle r={ring + 2.5} fill="none" stroke={theme.ink} strokeWidth={1.5} />}
      {(selected || highlighted) && (
        <circle r={ring + 3} fill={theme.surface} stroke={theme.ink} strokeWidth={selected ? 3 : 1.75} />
      )}
      {datum.origin === 'trained-here' && (
        <circle r={ring} fill="none" stroke={theme.ink} strokeWidth={1.5} strokeDasharray="2.5 2" />
      )}
      {datum.origin === 'imported' && (
        <path d={framePath(ring)} fill="none" stroke={theme.ink} strokeWidth={1.5} />
      )}
      <path
        d={symbolPath(datum.shape, symbolAreasPx[datum.sizeStep])}
        fill={hollow ? theme.surface : color}
        fillOpacity={datum.onFront || highlighted || hollow ? 1 : 0.45}
        stroke={datum.onFront && !hollow ? theme.ink : color}
        strokeWidth={datum.onFront ? 1.75 : 1.5}
        {...(claimed ? { strokeDasharray: '3 2' } : {})}
      />
      {mismatched && (
        <path
          d={`M${-strike} ${strike}L${strike} ${-strike}`}
          stroke={color}
          strokeWidth={1.25}
          fill="none"
        />
      )}
      {pinnedLetter && (
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
          {pinnedLetter}
        </text>
      )}
    </g>
  );
}
