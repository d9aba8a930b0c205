import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { useAppStore } from '../../../state/store';
import type { ChartSize } from '../../charts/pareto-layout';
import type { ChartTheme } from '../../theme/chart-theme';
import { useChartTheme } from '../../theme/use-chart-theme';
import { type BrushEnd, type Brushes, brushOf } from './brushes';
import { ParallelAxisView } from './ParallelAxisView';
import styles from './ParallelCard.module.css';
import type { ParallelAxis, ParallelAxisId } from './parallel-axes';
import {
  linePath,
  nearestLine,
  type ParallelFrame,
  type ParallelLine,
  parallelFrame,
  parallelLines,
} from './parallel-lines';
import { useAxisTexts } from './use-axis-texts';

interface ParallelCoordinatesProps {
  readonly designs: readonly DesignPoint[];
  readonly axes: readonly ParallelAxis[];
  readonly size: ChartSize;
  /** Designs that a brush leaves out. */
  readonly out: ReadonlySet<string>;
  readonly brushes: Brushes;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
  readonly onBrush: (id: ParallelAxisId, end: BrushEnd, share: number) => void;
}

const reachPx = 8;

export function ParallelCoordinates(props: ParallelCoordinatesProps) {
  const { designs, axes, size, out, brushes, highlightedId, onHighlight } = props;
  const { t } = useTranslation('parallel');
  const theme = useChartTheme();
  const texts = useAxisTexts(designs);
  const selectedId = useAppStore((state) => state.selectedId);
  const setView = useAppStore((state) => state.setView);
  const { width, height } = size;
  const frame = useMemo(() => parallelFrame(axes, { width, height }), [axes, width, height]);
  const lines = useMemo(() => parallelLines(designs, axes, frame), [designs, axes, frame]);
  const near = (event: React.MouseEvent<SVGSVGElement>): string | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const within = lines.filter(({ id }) => !out.has(id));
    return nearestLine(within, frame, at, reachPx)?.id ?? null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand for an SVG.
    // biome-ignore lint/a11y/useKeyWithClickEvents: chart and table open designs by key.
    <svg
      role="group"
      aria-label={t('name', { count: designs.length })}
      className={styles.plot}
      direction="ltr"
      width={width}
      height={height}
      fontFamily="inherit"
      onMouseMove={(event) => onHighlight(near(event))}
      onMouseLeave={() => onHighlight(null)}
      onClick={(event) => {
        const id = near(event);
        if (id !== null) setView({ selectedId: id });
      }}
    >
      <Lines lines={lines} out={out} frame={frame} theme={theme} />
      {lines
        .filter(({ id }) => id === highlightedId || id === selectedId)
        .map((line) => (
          <LitLine key={line.id} line={line} frame={frame} theme={theme} selected={line.id === selectedId} />
        ))}
      {axes.map((axis, place) => (
        <ParallelAxisView
          key={axis.id}
          axis={axis}
          x={frame.places[place] ?? 0}
          frame={frame}
          theme={theme}
          title={texts.title(axis.id)}
          format={(value) => texts.format(axis.id, value)}
          brush={brushOf(brushes, axis.id)}
          onBrush={props.onBrush}
        />
      ))}
    </svg>
  );
}

interface LinesProps {
  readonly lines: readonly ParallelLine[];
  readonly out: ReadonlySet<string>;
  readonly frame: ParallelFrame;
  readonly theme: ChartTheme;
}

/** Lines of one look as one path: thousands cost no more than a few, and none is drawn again under a moving pointer. */
const Lines = memo(function Lines({ lines, out, frame, theme }: LinesProps) {
  const paths = new Map<string, { readonly line: ParallelLine; path: string }>();
  for (const line of lines) {
    const look = `${out.has(line.id) ? 0 : 1} ${line.family}`;
    const group = paths.get(look);
    if (group) group.path += linePath(line, frame);
    else paths.set(look, { line, path: linePath(line, frame) });
  }
  return [...paths]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([look, { line, path }]) => (
      <path
        key={look}
        d={path}
        fill="none"
        stroke={theme.families[line.family]}
        strokeWidth={1.25}
        opacity={out.has(line.id) ? 0.08 : 0.6}
        aria-hidden
      />
    ));
});

interface LitLineProps {
  readonly line: ParallelLine;
  readonly frame: ParallelFrame;
  readonly theme: ChartTheme;
  readonly selected: boolean;
}

function LitLine({ line, frame, theme, selected }: LitLineProps) {
  const path = linePath(line, frame);
  return (
    <g aria-hidden fill="none" data-testid="parallel-lit" data-point-id={line.id} strokeLinejoin="round">
      <path d={path} stroke={theme.surface} strokeWidth={8} opacity={0.8} />
      <path d={path} stroke={theme.ink} strokeWidth={selected ? 5 : 4} />
      <path d={path} stroke={theme.families[line.family]} strokeWidth={selected ? 2 : 2.5} />
    </g>
  );
}
