import type { SensitivityRow } from '../../allocation/allocator';
import { allocatedTensors, bitsOfTensors } from '../../allocation/tensors';
import { canonicalJson } from '../../hash';
import type { Scheme } from '../../schemes/scheme';
import { type WidthLayer, widthLayers } from '../layer-widths';
import type { LayerBits, TrainingConfiguration } from '../training-configuration';
import { type Candidate, type Genome, type SearchSettings, type SearchStep, searchFront } from './nsga2';

/** Widths of every layer, and what a proxy says of them. */
export interface WidthCandidate {
  readonly layerBits: readonly LayerBits[];
  /** Loss that quantizing each tensor alone is expected to add, summed over the tensors. */
  readonly expectedLoss: number;
  readonly energyPj: number;
}

export interface WidthQuestion {
  readonly configuration: Pick<TrainingConfiguration, 'network' | 'networkParams'>;
  /** Widths to choose from. */
  readonly widths: Scheme['widths'];
  /** Rows of an allocator with `lossIncrease` for every tensor and width. */
  readonly sensitivity: readonly SensitivityRow[];
  energyPj(layerBits: readonly LayerBits[]): number;
}

export interface WidthSearch {
  /** Those that no others looked at beat in both, by rising energy. */
  readonly candidates: readonly WidthCandidate[];
  /** The same width everywhere, from the first to the last, whether beaten or not. */
  readonly uniform: readonly WidthCandidate[];
  readonly evaluations: number;
  /** Number of all combinations of widths. */
  readonly combinations: number;
}

/**
 * Mixed precision by NSGA-II under a proxy that trains nothing: expected loss, tensor by tensor from the curvature of the
 * loss as in HAWQ (Dong et al. 2019, reference `dong-2019`), against the energy of the whole network. Uniform widths are
 * in the first generation.
 * @throws RangeError where a tensor has no sensitivity at one of the widths.
 */
export function* searchWidths(
  question: WidthQuestion,
  settings: Omit<SearchSettings, 'start'>,
): Generator<SearchStep, WidthSearch> {
  const { widths, energyPj } = question;
  const layers = widthLayers(question.configuration);
  const tensors = allocatedTensors(layers);
  const losses = tensors.map(({ layer, role }) =>
    widths[role].map((bits) => lossOf(question.sensitivity, (layers[layer] as WidthLayer).name, role, bits)),
  );
  const bitsOf = (genome: Genome) =>
    bitsOfTensors(
      { layers, widths },
      tensors,
      genome.map((option, tensor) => widths[tensors[tensor]?.role ?? 'weights'][option] as number),
    );
  const options = losses.map(({ length }) => length);
  const problem = {
    options,
    evaluate: (genome: Genome) => {
      const expectedLoss = genome.reduce((sum, option, tensor) => sum + (losses[tensor]?.[option] ?? 0), 0);
      return [energyPj(bitsOf(genome)), expectedLoss];
    },
  };
  const start = uniformGenomes(options);
  const { front, evaluations } = yield* searchFront(problem, { ...settings, start });
  const candidateOf = ({ genome, costs }: Candidate): WidthCandidate => ({
    layerBits: bitsOf(genome),
    energyPj: costs[0] as number,
    expectedLoss: costs[1] as number,
  });
  return {
    candidates: front.map(candidateOf),
    uniform: start.map((genome) => candidateOf({ genome, costs: problem.evaluate(genome) })),
    evaluations,
    combinations: options.reduce((product, count) => product * count, 1),
  };
}

/** The first width everywhere, the second everywhere, up to the widest. */
function uniformGenomes(options: readonly number[]): readonly Genome[] {
  const most = Math.max(...options);
  return Array.from({ length: most }, (_, level) => options.map((count) => Math.min(level, count - 1)));
}

function lossOf(rows: readonly SensitivityRow[], name: string, role: string, bits: number): number {
  const row = rows.find((each) => each.layers.includes(name) && each.role === role && each.bits === bits)
    ?.measures.lossIncrease;
  if (row === undefined) throw new RangeError(`no sensitivity of ${role} of ${name} at ${bits} bits`);
  return row;
}

/** What is worth a training beside the uniform widths: so many other designs of the front, spread over its energies. */
export function survivorsOf({ candidates, uniform }: WidthSearch, count: number): readonly WidthCandidate[] {
  const known = new Set(uniform.map(({ layerBits }) => canonicalJson(layerBits)));
  return spreadByEnergy(
    candidates.filter(({ layerBits }) => !known.has(canonicalJson(layerBits))),
    count,
  );
}

/**
 * So many candidates spread evenly over the decades of energy that they span, cheapest and dearest included: those worth
 * a training.
 */
export function spreadByEnergy(
  candidates: readonly WidthCandidate[],
  count: number,
): readonly WidthCandidate[] {
  if (candidates.length <= count) return candidates;
  const logs = candidates.map(({ energyPj }) => Math.log(energyPj));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const chosen = new Set<number>();
  for (let slot = 0; slot < count; slot++) {
    const wanted = count === 1 ? low : low + ((high - low) * slot) / (count - 1);
    const free = logs.map((_, index) => index).filter((index) => !chosen.has(index));
    const distance = (index: number) => Math.abs((logs[index] as number) - wanted);
    chosen.add(free.reduce((best, index) => (distance(index) < distance(best) ? index : best)));
  }
  return [...chosen].sort((left, right) => left - right).map((index) => candidates[index] as WidthCandidate);
}
