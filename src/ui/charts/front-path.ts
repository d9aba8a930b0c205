import { curveStepAfter, curveStepBefore, line } from 'd3-shape';
import type { PlacedDatum } from './pareto-datum';
import type { PlotArea } from './pareto-layout';

/** The staircase that bounds everything the front dominates, drawn to the edges of the plot. */
export function frontPath(placed: readonly PlacedDatum[], better: 'left' | 'right', plot: PlotArea): string {
  const onFront = placed.filter((datum) => datum.onFront && !datum.offScale);
  const steps = highestFrom(onFront, better).map(({ x, y }): [number, number] => [x, y]);
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return '';
  const corners: readonly [number, number][] =
    better === 'right'
      ? [[plot.left, first[1]], ...steps, [last[0], plot.bottom]]
      : [[first[0], plot.bottom], ...steps, [plot.right, last[1]]];
  return line().curve(better === 'right' ? curveStepBefore : curveStepAfter)([...corners]) ?? '';
}

/** From left to right, without designs that are on the front for another objective than the two axes. */
function highestFrom(designs: readonly PlacedDatum[], better: 'left' | 'right'): readonly PlacedDatum[] {
  const sign = better === 'right' ? -1 : 1;
  const kept: PlacedDatum[] = [];
  for (const datum of [...designs].sort((one, other) => sign * (one.x - other.x) || one.y - other.y)) {
    if (datum.y <= (kept.at(-1)?.y ?? Number.POSITIVE_INFINITY)) kept.push(datum);
  }
  return better === 'right' ? kept.reverse() : kept;
}
