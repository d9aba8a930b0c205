import { createRandom } from '../../random';
import { verdictSeeds } from '../compare-accuracy';
import { type Objective, paretoFront } from '../pareto-front';

export interface SeededDesign<Point> {
  readonly point: Point;
  /** Test accuracies in the order of their seeds. */
  readonly accuracies: readonly number[];
}

/**
 * Probability of each design to be on the front of accuracy and the given costs, as far as seeds make it uncertain:
 * bootstrap over seeds (Efron 1979, reference `efron-1979`). A draw takes one choice of seeds for all designs, since seeds
 * are shared, and widens deviations by sqrt(n / (n - 1)), so that few seeds do not look surer than they are. Null for a
 * design of fewer than 3 seeds, which takes part with its mean. Designs that are equal in all objectives are all on it.
 * @throws RangeError for a design without accuracies.
 */
export function frontProbabilities<Point>(
  designs: readonly SeededDesign<Point>[],
  costs: readonly Objective<Point>[],
  draws = 400,
): readonly (number | null)[] {
  const random = createRandom(designs.length);
  const means = designs.map(({ accuracies }) => meanOf(accuracies));
  const longest = Math.max(0, ...designs.map(({ accuracies }) => accuracies.length));
  const drawn = Float64Array.from(means);
  const objectives: readonly Objective<number>[] = [
    { direction: 'higher', value: (index) => drawn[index] as number },
    ...costs.map((cost) => costAt(designs, cost)),
  ];
  const indices = designs.map((_, index) => index);
  const wins = new Uint32Array(designs.length);
  for (let draw = 0; draw < draws; draw++) {
    const chances = Array.from({ length: longest }, () => random.next());
    for (const [index, { accuracies }] of designs.entries()) {
      drawn[index] = drawnMean(accuracies, means[index] as number, chances);
    }
    for (const index of paretoFront(indices, objectives)) wins[index] = (wins[index] as number) + 1;
  }
  return designs.map(({ accuracies }, index) =>
    accuracies.length < verdictSeeds ? null : (wins[index] as number) / draws,
  );
}

function costAt<Point>(
  designs: readonly SeededDesign<Point>[],
  { direction, value }: Objective<Point>,
): Objective<number> {
  const values = designs.map(({ point }) => value(point));
  return { direction, value: (index) => values[index] as number };
}

function drawnMean(accuracies: readonly number[], mean: number, chances: readonly number[]): number {
  const count = accuracies.length;
  if (count < verdictSeeds) return mean;
  let sum = 0;
  for (let place = 0; place < count; place++) {
    sum += accuracies[Math.floor((chances[place] as number) * count)] as number;
  }
  return mean + (sum / count - mean) * Math.sqrt(count / (count - 1));
}

function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('a design without accuracies');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
