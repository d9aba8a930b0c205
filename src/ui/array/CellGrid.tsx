import type { ReactElement } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import { type CellPaths, cellMarks } from './cell-paths';
import type { CellPlace, FigureLayout } from './figure-layout';

interface CellGridProps {
  readonly layout: FigureLayout;
  readonly theme: ChartTheme;
  readonly paths: CellPaths;
  readonly selected: CellPlace;
  readonly isStalled: boolean;
}

/** The multipliers of an array in one cycle. */
export function CellGrid({ layout, theme, paths, selected, isStalled }: CellGridProps): ReactElement {
  const { grid } = layout;
  return (
    <g>
      <rect {...grid} fill={theme.surface} stroke={theme.inkFaint} rx={3} />
      <g opacity={isStalled ? 0.35 : 1}>
        {cellMarks.map((mark) => (
          <path key={mark} d={paths[mark]} {...styleOf(mark, theme)} data-mark={mark} />
        ))}
        <path d={paths.moving} fill={theme.surface} />
      </g>
      {isStalled && <StallHatch layout={layout} theme={theme} />}
      <SelectedRing layout={layout} theme={theme} selected={selected} />
    </g>
  );
}

/** Fill and stroke of a mark, in legends too. */
export function styleOf(mark: (typeof cellMarks)[number], theme: ChartTheme) {
  switch (mark) {
    case 'multiply':
      return { fill: theme.families['fixed-point'] };
    case 'pass':
      return { fill: theme.families['learned-step'] };
    case 'wait':
      return { fill: theme.surface, stroke: theme.families['fixed-point'], strokeWidth: 1.25 };
    case 'ready':
      return { fill: theme.surface, stroke: theme.families['learned-step'], strokeWidth: 1.75 };
    case 'idle':
      return { fill: theme.inkFaint };
  }
}

function StallHatch({ layout: { grid }, theme }: Pick<CellGridProps, 'layout' | 'theme'>) {
  return (
    <>
      <defs>
        <pattern
          id="stall-hatch"
          width={9}
          height={9}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1={0} x2={0} y1={0} y2={9} stroke={theme.inkFaint} strokeWidth={2.5} />
        </pattern>
      </defs>
      <rect {...grid} fill="url(#stall-hatch)" fillOpacity={0.6} />
    </>
  );
}

function SelectedRing({ layout, theme, selected }: Pick<CellGridProps, 'layout' | 'theme' | 'selected'>) {
  const { blocks, xScale, yScale } = layout;
  const size = xScale.bandwidth();
  const x = xScale(Math.floor(selected.column / blocks.side));
  const y = yScale(Math.floor(selected.row / blocks.side));
  if (x === undefined || y === undefined) return null;
  const ring = { x: x - 2.5, y: y - 2.5, width: size + 5, height: size + 5, rx: 3, fill: 'none' };
  return (
    <>
      <rect {...ring} stroke={theme.surface} strokeWidth={5} />
      <rect {...ring} stroke={theme.ink} strokeWidth={2.5} />
    </>
  );
}
