import type { AllocationRequest } from '../../allocation/allocation-result';
import type { SensitivityRow } from '../../allocation/allocator';
import { createCostEvaluator } from '../../hardware/cost/evaluate-cost';
import type { HardwareConfiguration } from '../../hardware/hardware-configuration';
import type { ImageShape } from '../../networks/network';
import type { Scheme } from '../../schemes/scheme';
import { planQuantization } from '../plan-quantization';
import type { TrainingConfiguration } from '../training-configuration';
import type { SearchStep } from './nsga2';
import { withWidths } from './searched-fronts';
import { searchWidths, type WidthSearch } from './width-search';

/** A search for widths layer by layer, and the trainings that are to follow it. */
export interface SearchJob {
  /** Of the first seed; widths are without effect. */
  readonly configuration: TrainingConfiguration;
  readonly widths: Scheme['widths'];
  readonly seeds: readonly number[];
  readonly hardware: HardwareConfiguration;
  readonly population: number;
  readonly generations: number;
  /** Designs of the searched front that are worth a training. */
  readonly survivors: number;
}

/** The question whose answer holds the sensitivity that a search needs: of every tensor at every width of the scheme. */
export function sensitivityRequest({ configuration, hardware }: SearchJob): AllocationRequest {
  return { allocator: 'hawq', params: {}, configuration, hardware };
}

/**
 * The search of a job, its energies in pJ per inference on the job's hardware; `images` is what the network reads.
 * @throws ProblemError where the hardware cannot run a design.
 */
export function searchJobWidths(
  job: SearchJob,
  sensitivity: readonly SensitivityRow[],
  images: { readonly shape: ImageShape; readonly classes: number },
): Generator<SearchStep, WidthSearch> {
  const { configuration, hardware, widths, population, generations } = job;
  const evaluate = createCostEvaluator(hardware);
  const energyPj = (layerBits: Parameters<typeof withWidths>[1]): number =>
    evaluate(planQuantization(withWidths(configuration, layerBits), images.shape, images.classes)).totals
      .energyPj;
  return searchWidths(
    { configuration, widths, sensitivity, energyPj },
    { population, generations, seed: configuration.seed },
  );
}
