import { formatLayerBits } from '../../src/core/explore/layer-bits-text';
import { canonicalWidths } from '../../src/core/explore/layer-widths';
import { planQuantization } from '../../src/core/explore/plan-quantization';
import { resultKey } from '../../src/core/explore/result-key';
import { type FrontGain, frontGain, type SearchedDesign } from '../../src/core/explore/search/front-gain';
import { searchWidths, spreadByEnergy, type WidthSearch } from '../../src/core/explore/search/width-search';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { LayerBits, TrainingConfiguration } from '../../src/core/explore/training-configuration';
import { createCostEvaluator } from '../../src/core/hardware/cost/evaluate-cost';
import { networkImages } from '../../src/data/datasets/network-images';
import type { Trainer } from '../../src/training/training-api';
import { type ExploreSummary, explore } from '../explore/explore';
import type { SearchJob } from './search-settings';

export interface SearchServices {
  readonly known: readonly TrainedResult[];
  startTrainer(): Promise<Trainer>;
  onResult(result: TrainedResult): void;
  report(line: string): void;
  now(): number;
}

export interface ReportedDesign extends SearchedDesign {
  /** `4` everywhere, or widths layer by layer as `explore --layer-bits` takes them. */
  readonly widths: string;
  readonly seeds: number;
}

export interface SearchReport
  extends FrontGain<ReportedDesign>,
    Pick<WidthSearch, 'evaluations' | 'combinations'> {
  readonly candidates: number;
  readonly survivors: readonly ReportedDesign[];
  readonly failures: ExploreSummary['failures'];
}

/** Searches widths by a proxy, trains survivors and uniform widths, and compares the fronts. */
export async function search(job: SearchJob, services: SearchServices): Promise<SearchReport> {
  const trainer = await services.startTrainer();
  const energyPj = createEnergies(job);
  const searched = await searchByProxy(job, trainer, energyPj, services);
  const survivors = spreadByEnergy(searched.candidates, job.survivors);
  const uniform = job.widths.weights.map((bits) => withWidths(job, bits));
  const mixed = survivors.map(({ layerBits }) => withWidths(job, layerBits));
  const { results, failures } = await trainAll(job, trainer, [...uniform, ...mixed], services);
  const designsOf = (configurations: readonly TrainingConfiguration[]) =>
    configurations.flatMap((design) => designOf(design, job, results, energyPj));
  const grid = designsOf(uniform);
  const trained = designsOf(mixed);
  // A survivor may be uniform itself.
  const found = trained.filter(({ widths }) => grid.every((design) => design.widths !== widths));
  const { classes } = networkImages(job.configuration);
  return {
    evaluations: searched.evaluations,
    combinations: searched.combinations,
    candidates: searched.candidates.length,
    survivors: trained,
    ...frontGain(grid, found, classes),
    failures,
  };
}

async function searchByProxy(
  job: SearchJob,
  trainer: Trainer,
  energyPj: Energies,
  { now, report }: SearchServices,
): Promise<WidthSearch> {
  const { configuration, hardware, widths, population, generations } = job;
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const { sensitivity } = await trainer.allocate(
    { allocator: 'hawq', params: {}, configuration, hardware },
    { onProgress: () => undefined, breathe, now },
  );
  report('sensitivity of every tensor is known');
  const question = { configuration, widths, sensitivity, energyPj };
  const searched = searchWidths(question, { population, generations, seed: configuration.seed });
  report(`${searched.evaluations} of ${searched.combinations} combinations looked at`);
  return searched;
}

/** Every design with every seed, those that are known already left out. */
async function trainAll(
  { seeds }: SearchJob,
  trainer: Trainer,
  designs: readonly TrainingConfiguration[],
  services: SearchServices,
) {
  const results = new Map(services.known.map((result) => [result.key, result]));
  const { failures } = await explore({
    ...services,
    configurations: distinct(designs.flatMap((design) => seeds.map((seed) => ({ ...design, seed })))),
    startTrainer: async () => trainer,
    onResult: (result) => {
      results.set(result.key, result);
      services.onResult(result);
    },
  });
  return { results, failures };
}

type Energies = (layerBits: readonly LayerBits[] | number) => number;

function createEnergies(job: SearchJob): Energies {
  const evaluate = createCostEvaluator(job.hardware);
  const { shape, classes } = networkImages(job.configuration);
  return (layerBits) =>
    evaluate(planQuantization(withWidths(job, layerBits), shape, classes)).totals.energyPj;
}

function withWidths(
  { configuration }: SearchJob,
  bits: readonly LayerBits[] | number,
): TrainingConfiguration {
  const { quantization } = configuration;
  const chosen =
    typeof bits === 'number'
      ? { ...quantization, weightBits: bits, activationBits: bits }
      : canonicalWidths(configuration, { ...quantization, layerBits: bits });
  return { ...configuration, quantization: chosen };
}

function distinct(configurations: readonly TrainingConfiguration[]): readonly TrainingConfiguration[] {
  const unique = new Map(configurations.map((configuration) => [resultKey(configuration), configuration]));
  return [...unique.values()].sort((left, right) => left.seed - right.seed);
}

/** Null of a design none of whose trainings ended well. */
function designOf(
  configuration: TrainingConfiguration,
  job: SearchJob,
  results: ReadonlyMap<string, TrainedResult>,
  energyPj: Energies,
): readonly ReportedDesign[] {
  const own = job.seeds.flatMap((seed) => results.get(resultKey({ ...configuration, seed })) ?? []);
  if (own.length === 0) return [];
  const { layerBits, weightBits } = configuration.quantization;
  const mean = (measure: (result: TrainedResult) => number) =>
    own.reduce((sum, result) => sum + measure(result), 0) / own.length;
  return [
    {
      widths: layerBits ? formatLayerBits(layerBits) : String(weightBits),
      validationFraction: mean((result) => result.validationAccuracyFraction),
      testFraction: mean((result) => result.testAccuracyFraction),
      energyPj: energyPj(layerBits ?? weightBits),
      seeds: own.length,
    },
  ];
}
