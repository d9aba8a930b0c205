import { Delaunay } from 'd3-delaunay';
import { type MouseEvent, useCallback, useMemo } from 'react';
import type { PlacedDatum } from './pareto-datum';
import type { ParetoLayout } from './pareto-layout';

/** Distance from a point within which the pointer means it: a target of 48 pixels. */
const hoverRadiusPx = 24;

interface VisiblePoints {
  /** Inside the plot; those of the front last, so that they lie on top. */
  readonly visible: readonly PlacedDatum[];
  /** The point that the pointer means. */
  near(event: MouseEvent<SVGSVGElement>): PlacedDatum | null;
}

export function useVisiblePoints({ placed, plot }: ParetoLayout): VisiblePoints {
  const visible = useMemo(() => frontLast(placed.filter((datum) => isInside(datum, plot))), [placed, plot]);
  const delaunay = useMemo(
    () =>
      Delaunay.from(
        visible,
        ({ x }) => x,
        ({ y }) => y,
      ),
    [visible],
  );
  const near = useCallback(
    (event: MouseEvent<SVGSVGElement>): PlacedDatum | null => {
      const box = event.currentTarget.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const found = visible[delaunay.find(x, y)];
      return found && Math.hypot(found.x - x, found.y - y) <= hoverRadiusPx ? found : null;
    },
    [visible, delaunay],
  );
  return { visible, near };
}

function isInside({ x, y, offScale }: PlacedDatum, plot: ParetoLayout['plot']): boolean {
  if (x < plot.left - 1 || x > plot.right + 1) return false;
  return offScale || (y >= plot.top - 1 && y <= plot.bottom + 1);
}

function frontLast(placed: readonly PlacedDatum[]): readonly PlacedDatum[] {
  return [...placed].sort((left, right) => Number(left.onFront) - Number(right.onFront));
}
