import { curveStepAfter, curveStepBefore, line } from 'd3-shape';
import type { PlacedDatum } from './pareto-datum';
import type { PlotArea } from './pareto-layout';

/** The staircase that bounds everything the front dominates, drawn to the edges of the plot. */
export function frontPath(placed: readonly PlacedDatum[], better: 'left' | 'right', plot: PlotArea): string {
  const steps = placed
    .filter(({ onFront, offScale }) => onFront && !offScale)
    .map(({ x, y }): [number, number] => [x, y])
    .sort(([left], [right]) => left - right);
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return '';
  const corners: readonly [number, number][] =
    better === 'right'
      ? [[plot.left, first[1]], ...steps, [last[0], plot.bottom]]
      : [[first[0], plot.bottom], ...steps, [plot.right, last[1]]];
  return line().curve(better === 'right' ? curveStepBefore : curveStepAfter)([...corners]) ?? '';
}
