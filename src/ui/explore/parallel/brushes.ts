import type { DesignPoint } from '../../../core/explore/design-point';
import type { ParallelAxis, ParallelAxisId } from './parallel-axes';

export type BrushEnd = 'low' | 'high';

/** The part of each axis that is let through, in shares of the axis; all of it where absent. */
export type Brushes = Readonly<Partial<Record<ParallelAxisId, Readonly<Record<BrushEnd, number>>>>>;

const whole = { low: 0, high: 1 };

export function brushOf(brushes: Brushes, id: ParallelAxisId): Readonly<Record<BrushEnd, number>> {
  return brushes[id] ?? whole;
}

/** One end moved, never past the other; a brush over the whole axis is none. */
export function moveBrush(brushes: Brushes, id: ParallelAxisId, end: BrushEnd, share: number): Brushes {
  const { low, high } = brushOf(brushes, id);
  const moved =
    end === 'low'
      ? { low: Math.min(Math.max(0, share), high), high }
      : { low, high: Math.max(Math.min(1, share), low) };
  const { [id]: _, ...others } = brushes;
  return moved.low === 0 && moved.high === 1 ? others : { ...others, [id]: moved };
}

/** Room for rounding: a handle on a design lets it through. */
const tolerance = 1e-9;

/** Designs that some brush leaves out. */
export function brushedOut(
  points: readonly DesignPoint[],
  axes: readonly ParallelAxis[],
  brushes: Brushes,
): ReadonlySet<string> {
  const brushed = axes.filter(({ id }) => brushes[id] !== undefined);
  const isOut = (point: DesignPoint) =>
    brushed.some(({ id, shareOf }) => {
      const { low, high } = brushOf(brushes, id);
      const share = shareOf(point);
      return share < low - tolerance || share > high + tolerance;
    });
  return new Set(points.filter(isOut).map(({ id }) => id));
}
