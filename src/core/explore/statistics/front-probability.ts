import { createRandom, type Random } from '../../random';
import { verdictSeeds } from '../compare-accuracy';
import { type Objective, paretoFront } from '../pareto-front';

export interface SeededDesign<Point> {
  readonly point: Point;
  /** One of each seed. */
  readonly runs: readonly SeededRun[];
}

export interface SeededRun {
  readonly seed: number;
  readonly testAccuracyFraction: number;
}

/**
 * Probability of each design to be on the front of accuracy and the given costs, as far as seeds make it uncertain:
 * bootstrap over seeds (Efron 1979, reference `efron-1979`). A draw is one sequence of seeds, of which every design takes
 * the first that it has, as many as it has: designs of equal seeds are drawn together, since seeds are shared. It widens
 * deviations by sqrt(n / (n - 1)), so that few seeds do not look surer than they are. Null for a design of fewer than 3
 * seeds, which takes part with its mean. Designs that are equal in all objectives are all on it.
 * @throws RangeError for a design without runs.
 */
export function frontProbabilities<Point>(
  designs: readonly SeededDesign<Point>[],
  costs: readonly Objective<Point>[],
  draws = 400,
): readonly (number | null)[] {
  const random = createRandom(designs.length);
  const sets = new Map<string, SeedSet>();
  const samples = designs.map(({ runs }) => sampleOf(runs, sets));
  const seeds = [...new Set([...sets.values()].flatMap((set) => set.seeds))];
  const drawn = Float64Array.from(samples, ({ mean }) => mean);
  const objectives: readonly Objective<number>[] = [
    { direction: 'higher', value: (index) => drawn[index] as number },
    ...costs.map((cost) => costAt(designs, cost)),
  ];
  const indices = designs.map((_, index) => index);
  const wins = new Uint32Array(designs.length);
  for (let draw = 0; draw < draws; draw++) {
    choosePlaces([...sets.values()], seeds, random);
    for (const [index, sample] of samples.entries()) drawn[index] = drawnMean(sample);
    for (const index of paretoFront(indices, objectives)) wins[index] = (wins[index] as number) + 1;
  }
  return designs.map(({ runs }, index) =>
    runs.length < verdictSeeds ? null : (wins[index] as number) / draws,
  );
}

function costAt<Point>(
  designs: readonly SeededDesign<Point>[],
  { direction, value }: Objective<Point>,
): Objective<number> {
  const values = designs.map(({ point }) => value(point));
  return { direction, value: (index) => values[index] as number };
}

/** The seeds of one or more designs, ascending. */
interface SeedSet {
  readonly seeds: readonly number[];
  /** Of each seed of the current draw, its place among `seeds`. */
  readonly places: number[];
}

interface Sample {
  /** In the order of the seeds of the set. */
  readonly accuracies: readonly number[];
  readonly mean: number;
  readonly set: SeedSet;
}

function sampleOf(runs: readonly SeededRun[], sets: Map<string, SeedSet>): Sample {
  if (runs.length === 0) throw new RangeError('a design without runs');
  const sorted = [...runs].sort((left, right) => left.seed - right.seed);
  const seeds = sorted.map(({ seed }) => seed);
  const key = seeds.join();
  const set = sets.get(key) ?? { seeds, places: [] };
  sets.set(key, set);
  const accuracies = sorted.map(({ testAccuracyFraction }) => testAccuracyFraction);
  const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / accuracies.length;
  return { accuracies, mean, set };
}

function choosePlaces(sets: readonly SeedSet[], seeds: readonly number[], random: Random): void {
  const sequence: number[] = [];
  for (const set of sets) {
    set.places.length = 0;
    for (let at = 0; set.places.length < set.seeds.length; at++) {
      sequence[at] ??= seeds[Math.floor(random.next() * seeds.length)] as number;
      const place = set.seeds.indexOf(sequence[at] as number);
      if (place >= 0) set.places.push(place);
    }
  }
}

function drawnMean({ accuracies, mean, set }: Sample): number {
  const count = accuracies.length;
  if (count < verdictSeeds) return mean;
  let sum = 0;
  for (const place of set.places) sum += accuracies[place] as number;
  return mean + (sum / count - mean) * Math.sqrt(count / (count - 1));
}
