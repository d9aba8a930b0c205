import { useCallback, useId, useMemo, useState } from 'react';
import { ChartAxes } from './ChartAxes';
import { ChartTooltip } from './ChartTooltip';
import styles from './ParetoChart.module.css';
import { ParetoMarks } from './ParetoMarks';
import type { ParetoChartProps } from './pareto-chart-props';
import type { PlacedDatum } from './pareto-datum';
import { paretoLayout } from './pareto-layout';
import { TargetLine } from './TargetLine';
import { useChartZoom } from './use-chart-zoom';
import { usePointKeyboard } from './use-point-keyboard';
import { useVisiblePoints } from './use-visible-points';
import { ZoomButtons } from './ZoomButtons';

/** Accuracy against cost: every design as a point, the front as a staircase, the target and the FP32 control as lines. */
export function ParetoChart(props: ParetoChartProps) {
  const { data, size, theme, accuracy, log, better, onHighlight, onSelect, onPin } = props;
  const descriptionId = useId();
  const zoom = useChartZoom(size);
  const layout = useMemo(
    () => paretoLayout({ data, size, accuracy, log, transform: zoom.transform }),
    [data, size, accuracy, log, zoom.transform],
  );
  const { visible, near } = useVisiblePoints(layout);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const tabStop = visible.find(({ id }) => id === focusedId) ?? firstStop(visible);
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
        <ChartAxes
          layout={layout}
          theme={theme}
          better={better}
          {...props.texts}
          formatCost={props.formatCost}
          formatAccuracy={props.formatAccuracy}
        />
        <ParetoMarks {...props} layout={layout} visible={visible} tabStopId={tabStop?.id} />
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

function firstStop(placed: readonly PlacedDatum[]): PlacedDatum | undefined {
  return placed.find(({ onFront }) => onFront) ?? placed[0];
}
