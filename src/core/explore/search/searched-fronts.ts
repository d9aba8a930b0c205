import { formatLayerBits } from '../layer-bits-text';
import { canonicalWidths } from '../layer-widths';
import { resultKey } from '../result-key';
import { type PairedDifference, pairedDifference } from '../statistics/paired-difference';
import type { TrainedResult } from '../trained-result';
import type { LayerBits, TrainingConfiguration } from '../training-configuration';
import { type FrontGain, frontGain, type SearchedDesign, testGain } from './front-gain';
import type { WidthCandidate } from './width-search';

export interface ReportedDesign extends SearchedDesign {
  /** `4` everywhere, or widths layer by layer as `explore --layer-bits` takes them. */
  readonly widths: string;
  readonly seeds: number;
}

export interface SearchedFronts extends FrontGain<ReportedDesign> {
  readonly uniform: readonly ReportedDesign[];
  readonly survivors: readonly ReportedDesign[];
  /**
   * What the front gains in hypervolume when each seed chooses on its own validation accuracies and is measured by its test
   * accuracies, over the seeds that all designs share; null for fewer than 2.
   */
  readonly gainOverSeeds: PairedDifference | null;
}

interface FrontQuestion {
  readonly configuration: TrainingConfiguration;
  readonly seeds: readonly number[];
  /** With their energies: the same width everywhere, and what a search found. */
  readonly uniform: readonly WidthCandidate[];
  readonly survivors: readonly WidthCandidate[];
  readonly classes: number;
  result(key: string): TrainedResult | undefined;
}

/** A configuration with other widths, in the one form in which equal ones have equal keys. */
export function withWidths(
  configuration: TrainingConfiguration,
  layerBits: readonly LayerBits[],
): TrainingConfiguration {
  const quantization = canonicalWidths(configuration, { ...configuration.quantization, layerBits });
  return { ...configuration, quantization };
}

/** `4` where all layers have the same, or widths layer by layer as `explore --layer-bits` takes them. */
export function layerBitsName(configuration: TrainingConfiguration, layerBits: readonly LayerBits[]): string {
  return widthsName(withWidths(configuration, layerBits));
}

function widthsName({ quantization }: TrainingConfiguration): string {
  return quantization.layerBits ? formatLayerBits(quantization.layerBits) : String(quantization.weightBits);
}

/** Every training of some designs, each once, seed by seed. */
export function searchTrainings(
  configuration: TrainingConfiguration,
  seeds: readonly number[],
  candidates: readonly WidthCandidate[],
): readonly TrainingConfiguration[] {
  const all = seeds.flatMap((seed) =>
    candidates.map(({ layerBits }) => ({ ...withWidths(configuration, layerBits), seed })),
  );
  return [...new Map(all.map((each) => [resultKey(each), each])).values()];
}

/** What the trainings of a search show: the front of uniform widths, and that with what was found. */
export function searchedFronts(question: FrontQuestion): SearchedFronts {
  const { seeds, uniform, classes } = question;
  const over = (own: readonly number[]) => {
    const grid = designsOf(question, uniform, own);
    const survivors = designsOf(question, question.survivors, own);
    // A survivor may be uniform itself.
    const found = survivors.filter(({ widths }) => grid.every((design) => design.widths !== widths));
    return { grid, survivors, found };
  };
  const { grid, survivors, found } = over(seeds);
  const shared = seeds.filter((seed) => {
    const own = over([seed]);
    return own.grid.length === grid.length && own.survivors.length === survivors.length;
  });
  const isCompared = shared.length > 1 && grid.length > 0 && found.length > 0;
  const gains = isCompared
    ? shared.map((seed) => over([seed])).map((own) => testGain(own.grid, own.found, classes))
    : [];
  return {
    ...frontGain(grid, found, classes),
    uniform: grid,
    survivors,
    gainOverSeeds: gains.length > 1 ? pairedDifference(gains) : null,
  };
}

/** Means over the seeds that are known; a design without any is left out. */
function designsOf(
  { configuration, result }: FrontQuestion,
  candidates: readonly WidthCandidate[],
  seeds: readonly number[],
): readonly ReportedDesign[] {
  return candidates.flatMap(({ layerBits, energyPj }) => {
    const design = withWidths(configuration, layerBits);
    const own = seeds.flatMap((seed) => result(resultKey({ ...design, seed })) ?? []);
    if (own.length === 0) return [];
    const mean = (measure: (each: TrainedResult) => number) =>
      own.reduce((sum, each) => sum + measure(each), 0) / own.length;
    return [
      {
        widths: widthsName(design),
        validationFraction: mean((each) => each.validationAccuracyFraction),
        testFraction: mean((each) => each.testAccuracyFraction),
        energyPj,
        seeds: own.length,
      },
    ];
  });
}
