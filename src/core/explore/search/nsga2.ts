import { createRandom, type Random } from '../../random';
import { type Objective, paretoFront } from '../pareto-front';
import { type Costs, crowdingDistances, rankByDominance } from './rank-by-dominance';

/** One option per gene, by its position. */
export type Genome = readonly number[];

export interface SearchProblem {
  /** Number of options of every gene. */
  readonly options: readonly number[];
  evaluate(genome: Genome): Costs;
}

export interface SearchSettings {
  readonly population: number;
  readonly generations: number;
  readonly seed: number;
  /** Genomes that the first generation holds beside random ones. */
  readonly start: readonly Genome[];
}

export interface Candidate {
  readonly genome: Genome;
  readonly costs: Costs;
}

export interface SearchOutcome {
  /** What no genome that was looked at dominates, one of equal costs each, by rising first cost. */
  readonly front: readonly Candidate[];
  /** Different genomes that were looked at. */
  readonly evaluations: number;
}

/** How far a search is, after every genome that it looked at. */
export interface SearchStep {
  /** 0: the first population. */
  readonly generation: number;
  readonly evaluations: number;
}

interface Ranked extends Candidate {
  readonly rank: number;
  readonly distance: number;
}

const crossoverProbability = 0.9;

/**
 * NSGA-II (Deb et al. 2002, reference `deb-2002`) over lists of options: elitist selection by rank and crowding, binary
 * tournaments, uniform crossover, mutation of one gene in the mean, half of it to a neighbouring option. Equal genomes are
 * looked at once and kept once. Deterministic for equal seeds. A generator, so that its caller may rest between genomes.
 * @throws RangeError for a population below 2 or a gene without options.
 */
export function* searchFront(
  problem: SearchProblem,
  settings: SearchSettings,
): Generator<SearchStep, SearchOutcome> {
  const { options } = problem;
  const { population, generations, start } = settings;
  if (population < 2) throw new RangeError(`population of ${population}`);
  if (options.some((count) => count < 1))
    throw new RangeError(`genes without options: ${options.join(', ')}`);
  const random = createRandom(settings.seed);
  const seen = new Map<string, Candidate>();
  const missing = Math.max(0, population - start.length);
  const drawn = Array.from({ length: missing }, () => options.map((count) => pick(random, count)));
  let parents = survivors(yield* lookAt([...start, ...drawn], problem, seen, 0), population);
  for (let generation = 1; generation <= generations; generation++) {
    const children = Array.from({ length: population }, () =>
      mutated(crossed(tournament(parents, random), tournament(parents, random), random), options, random),
    );
    const genomes = [...parents.map(({ genome }) => genome), ...children];
    parents = survivors(yield* lookAt(genomes, problem, seen, generation), population);
  }
  return { front: frontOf([...seen.values()]), evaluations: seen.size };
}

/** What a generator returns in the end, for a caller that need not rest. */
export function finish<Outcome>(steps: Generator<unknown, Outcome>): Outcome {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* lookAt(
  genomes: readonly Genome[],
  problem: SearchProblem,
  seen: Map<string, Candidate>,
  generation: number,
): Generator<SearchStep, readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const genome of genomes) {
    const key = genome.join(' ');
    const known = seen.get(key);
    const candidate = known ?? { genome, costs: problem.evaluate(genome) };
    candidates.push(candidate);
    if (known) continue;
    seen.set(key, candidate);
    yield { generation, evaluations: seen.size };
  }
  return candidates;
}

/** The best by rank, within a rank by crowding, equal ones once. */
function survivors(all: readonly Candidate[], count: number): readonly Ranked[] {
  const candidates = [...new Set(all)];
  const ranks = rankByDominance(candidates.map(({ costs }) => costs));
  const byRank = new Map<number, Candidate[]>();
  for (const [index, candidate] of candidates.entries()) {
    const rank = ranks[index] as number;
    byRank.set(rank, [...(byRank.get(rank) ?? []), candidate]);
  }
  const ranked = [...byRank].flatMap(([rank, group]) => {
    const distances = crowdingDistances(group.map(({ costs }) => costs));
    return group.map(
      (candidate, index): Ranked => ({ ...candidate, rank, distance: distances[index] as number }),
    );
  });
  return ranked.sort(compareRanked).slice(0, count);
}

function compareRanked(left: Ranked, right: Ranked): number {
  if (left.rank !== right.rank) return left.rank - right.rank;
  // Two ends are infinitely far from their neighbours alike.
  return left.distance === right.distance ? 0 : right.distance - left.distance;
}

function tournament(parents: readonly Ranked[], random: Random): Ranked {
  const left = parents[pick(random, parents.length)] as Ranked;
  const right = parents[pick(random, parents.length)] as Ranked;
  return compareRanked(left, right) <= 0 ? left : right;
}

function crossed(left: Candidate, right: Candidate, random: Random): Genome {
  if (random.next() >= crossoverProbability) return left.genome;
  return left.genome.map((option, gene) => (random.next() < 0.5 ? option : (right.genome[gene] as number)));
}

function mutated(genome: Genome, options: readonly number[], random: Random): Genome {
  return genome.map((option, gene) => {
    const count = options[gene] as number;
    if (random.next() >= 1 / genome.length) return option;
    if (random.next() < 0.5) return pick(random, count);
    const neighbour = option + (random.next() < 0.5 ? -1 : 1);
    return Math.min(count - 1, Math.max(0, neighbour));
  });
}

function pick(random: Random, count: number): number {
  return Math.floor(random.next() * count);
}

function frontOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const byCosts = new Map(candidates.map((candidate) => [candidate.costs.join(' '), candidate]));
  const axes = candidates[0]?.costs ?? [];
  const objectives = axes.map(
    (_, axis): Objective<Candidate> => ({ direction: 'lower', value: ({ costs }) => costs[axis] as number }),
  );
  return paretoFront([...byCosts.values()], objectives);
}
