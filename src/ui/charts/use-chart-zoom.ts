import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChartSize } from './pareto-layout';

export interface ChartZoom {
  readonly ref: React.RefObject<SVGSVGElement | null>;
  readonly transform: ZoomTransform;
  zoomBy(factor: number): void;
  reset(): void;
}

/** Ctrl+wheel or pinch zooms and a drag moves the zoomed chart; one finger and the plain wheel scroll the page. */
export function useChartZoom({ width, height }: ChartSize): ChartZoom {
  const ref = useRef<SVGSVGElement>(null);
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity);
  const behaviour = useRef(zoom<SVGSVGElement, unknown>());
  useEffect(() => {
    if (!ref.current) return;
    behaviour.current
      .scaleExtent([1, 24])
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, 0],
        [width, height],
      ])
      .filter(startsZoom)
      .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => setTransform(event.transform));
    const selection = select(ref.current);
    selection.call(behaviour.current).on('dblclick.zoom', null);
    return () => {
      selection.on('.zoom', null);
    };
  }, [width, height]);
  const zoomBy = useCallback((factor: number) => {
    if (ref.current) behaviour.current.scaleBy(select(ref.current), factor);
  }, []);
  const reset = useCallback(() => {
    if (ref.current) behaviour.current.transform(select(ref.current), zoomIdentity);
  }, []);
  return { ref, transform, zoomBy, reset };
}

function startsZoom(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if ('touches' in event) return (event as TouchEvent).touches.length >= 2;
  return event instanceof MouseEvent && event.button === 0 && !event.shiftKey;
}
