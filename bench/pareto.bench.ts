import { type Objective, paretoFront } from '../src/core/explore/pareto-front';
import { createRandom } from '../src/core/random';

type Point = readonly [number, number, number];

const count = 100_000;
const objectives: readonly Objective<Point>[] = [
  { direction: 'higher', value: ([accuracy]) => accuracy },
  { direction: 'lower', value: ([, energy]) => energy },
  { direction: 'lower', value: ([, , area]) => area },
];

/** Milliseconds of the front of 100,000 points in 3 objectives: scattered, and with every point on the front. */
export function run() {
  const random = createRandom(1);
  const scattered = Array.from({ length: count }, (): Point => [random.next(), random.next(), random.next()]);
  const opposed = scattered.map(([a, b]): Point => [a + b, a, b]);
  return {
    'pareto front of 100,000 points, 3 objectives, scattered': measure(scattered),
    'pareto front of 100,000 points, 3 objectives, all on the front': measure(opposed),
  };
}

function measure(points: readonly Point[]) {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    paretoFront(points, objectives);
    return performance.now() - start;
  }).sort((left, right) => left - right);
  const [median, worst] = [times[3] as number, times[6] as number];
  return { unit: 'ms', median, worst, target: 200 };
}
