import { Delaunay } from 'd3-delaunay';
import { type ReactNode, useCallback, useId, useMemo, useState } from 'react';
import type { ChartTheme } from '../theme/chart-theme';
import type { AccuracyDomain } from './accuracy-domain';
import { ChartAxes } from './ChartAxes';
import { ChartTooltip } from './ChartTooltip';
import { frontPath } from './front-path';
import { MarkShape } from './MarkShape';
import styles from './ParetoChart.module.css';
import { PointMark } from './PointMark';
import type { ParetoDatum, PlacedDatum } from './pareto-datum';
import { type ChartSize, paretoLayout } from './pareto-layout';
import { type ReferenceAccuracy, ReferenceBand } from './ReferenceBand';
import { SeedMarks, Whiskers } from './SpreadMarks';
import { TargetLine } from './TargetLine';
import { useChartZoom } from './use-chart-zoom';
import { usePointKeyboard } from './use-point-keyboard';
import { ZoomButtons } from './ZoomButtons';

/** Distance from a point within which the pointer means it: a target of 48 pixels. */
const hoverRadiusPx = 24;

export interface ParetoTexts {
  readonly name: string;
  readonly description: string;
  readonly costTitle: string;
  readonly accuracyTitle: string;
  readonly offScaleTitle: string;
  readonly betterTitle: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
}

export interface ParetoChartProps {
  readonly data: readonly ParetoDatum[];
  /** Accessible names by id: scheme, bits, accuracy, cost, whether on the front. */
  readonly labels: ReadonlyMap<string, string>;
  readonly size: ChartSize;
  readonly theme: ChartTheme;
  readonly texts: ParetoTexts;
  readonly accuracy: AccuracyDomain;
  readonly log: boolean;
  readonly better: 'left' | 'right';
  readonly reference: ReferenceAccuracy | null;
  readonly target: { readonly fraction: number; readonly label: string } | null;
  readonly selectedId: string | null;
  readonly highlightedId: string | null;
  readonly pinnedLetters: Readonly<Record<string, string>>;
  formatCost(value: number): string;
  formatAccuracy(fraction: number): string;
  renderTooltip(id: string): ReactNode;
  onHighlight(id: string | null): void;
  onSelect(id: string | null): void;
  onPin(id: string): void;
  onTarget(fraction: number): void;
}

/** Accuracy against cost: every design as a point, the front as a staircase, the target and the FP32 control as lines. */
export function ParetoChart(props: ParetoChartProps) {
  const { data, size, theme, accuracy, log, better, onHighlight, onSelect, onPin } = props;
  const clipId = useId();
  const descriptionId = useId();
  const zoom = useChartZoom(size);
  const layout = useMemo(
    () => paretoLayout({ data, size, accuracy, log, transform: zoom.transform }),
    [data, size, accuracy, log, zoom.transform],
  );
  const { plot } = layout;
  const visible = useMemo(
    () => frontLast(layout.placed.filter(({ x, y, offScale }) => isInside(x, y, offScale, plot))),
    [layout, plot],
  );
  const delaunay = useMemo(
    () =>
      Delaunay.from(
        visible,
        ({ x }) => x,
        ({ y }) => y,
      ),
    [visible],
  );
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tabStop = visible.find(({ id }) => id === focusedId)?.id ?? firstStop(visible)?.id;
  const near = (event: React.MouseEvent<SVGSVGElement>): PlacedDatum | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const found = visible[delaunay.find(x, y)];
    return found && Math.hypot(found.x - x, found.y - y) <= hoverRadiusPx ? found : null;
  };
  const focus = useCallback(
    (id: string) => zoom.ref.current?.querySelector<SVGGElement>(`[data-point-id="${id}"]`)?.focus(),
    [zoom.ref],
  );
  const keyboard = useMemo(
    () => ({
      placed: visible,
      focusedId,
      focus,
      onSelect,
      onPin,
      zoomBy: zoom.zoomBy,
      resetZoom: zoom.reset,
    }),
    [visible, focusedId, focus, onSelect, onPin, zoom.zoomBy, zoom.reset],
  );
  const onKeyDown = usePointKeyboard(keyboard);
  const highlighted = visible.find(({ id }) => id === props.highlightedId) ?? null;
  const looked = visible.filter(({ id }) => id === props.highlightedId || id === props.selectedId);
  const shapeOf = (datum: PlacedDatum) => ({
    datum,
    theme,
    selected: datum.id === props.selectedId,
    highlighted: datum.id === props.highlightedId,
    pinnedLetter: props.pinnedLetters[datum.id] ?? null,
  });
  return (
    <div className={styles.chart} dir="ltr">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand for an SVG. */}
      <svg
        ref={zoom.ref}
        role="group"
        aria-label={props.texts.name}
        aria-describedby={descriptionId}
        width={size.width}
        height={size.height}
        className={styles.plot}
        data-zoomed={zoom.transform.k > 1 || undefined}
        data-pointing={highlighted !== null || undefined}
        fontFamily="inherit"
        onMouseMove={(event) => onHighlight(near(event)?.id ?? null)}
        onMouseLeave={() => onHighlight(null)}
        onClick={(event) => {
          const found = near(event);
          if (found && event.shiftKey) onPin(found.id);
          else onSelect(found?.id ?? null);
          if (found) focus(found.id);
        }}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const id = target.getAttribute('data-point-id');
          if (id === null) return;
          setFocusedId(id);
          onHighlight(id);
        }}
        onBlur={() => onHighlight(null)}
      >
        <desc id={descriptionId}>{props.texts.description}</desc>
        <clipPath id={clipId}>
          <rect
            x={plot.left}
            y={plot.top - 2}
            width={plot.right - plot.left}
            height={plot.bottom - plot.top + 4}
          />
        </clipPath>
        <ChartAxes
          layout={layout}
          theme={theme}
          better={better}
          {...props.texts}
          formatCost={props.formatCost}
          formatAccuracy={props.formatAccuracy}
        />
        <g clipPath={`url(#${clipId})`}>
          {props.reference && <ReferenceBand layout={layout} theme={theme} reference={props.reference} />}
          <path
            data-testid="pareto-front"
            d={frontPath(layout.placed, better, plot)}
            fill="none"
            stroke={theme.ink}
            strokeWidth={1.75}
            strokeLinejoin="round"
            opacity={0.75}
          />
          <Whiskers visible={visible} layout={layout} theme={theme} />
          {looked.map((datum) => (
            <SeedMarks key={datum.id} datum={datum} layout={layout} theme={theme} />
          ))}
        </g>
        {visible.map((datum) => (
          <PointMark
            key={datum.id}
            {...shapeOf(datum)}
            label={props.labels.get(datum.id) ?? ''}
            tabbable={datum.id === tabStop}
          />
        ))}
        <g aria-hidden pointerEvents="none">
          {looked.map((datum) => (
            <g key={datum.id} transform={`translate(${datum.x} ${datum.y})`}>
              <MarkShape {...shapeOf(datum)} />
            </g>
          ))}
        </g>
        {props.target && (
          <TargetLine layout={layout} theme={theme} {...props.target} onChange={props.onTarget} />
        )}
      </svg>
      <ZoomButtons texts={props.texts} zoom={zoom} />
      {highlighted && (
        <ChartTooltip x={highlighted.x} y={highlighted.y} size={size}>
          {props.renderTooltip(highlighted.id)}
        </ChartTooltip>
      )}
    </div>
  );
}

function isInside(
  x: number,
  y: number,
  offScale: boolean,
  plot: { left: number; right: number; top: number; bottom: number },
): boolean {
  if (x < plot.left - 1 || x > plot.right + 1) return false;
  return offScale || (y >= plot.top - 1 && y <= plot.bottom + 1);
}

/** What is drawn last lies on top. */
function frontLast(placed: readonly PlacedDatum[]): readonly PlacedDatum[] {
  return [...placed].sort((left, right) => Number(left.onFront) - Number(right.onFront));
}

function firstStop(placed: readonly PlacedDatum[]): PlacedDatum | undefined {
  return placed.find(({ onFront }) => onFront) ?? placed[0];
}
