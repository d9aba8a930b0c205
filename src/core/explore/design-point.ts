import type { CostReport } from '../hardware/cost/cost-report';
import type { PublishedAccuracy } from '../networks/published-accuracy';
import type { PointOrigin, TrainedResult } from './trained-result';
import type { TrainingConfiguration } from './training-configuration';

/** One scheme at one width on one network: all its seeds, and what it costs under the current hardware. */
export interface DesignPoint {
  /** Hash of the configuration without its seed. */
  readonly id: string;
  /** Seed of the first result; the other fields are shared by all results. */
  readonly configuration: TrainingConfiguration;
  readonly origin: PointOrigin;
  /** Names of the files, of a point of origin `imported`. */
  readonly importedFrom?: readonly string[];
  readonly results: readonly TrainedResult[];
  readonly testAccuracy: AccuracyEstimate;
  readonly validationAccuracy: AccuracyEstimate;
  /** What the source says, of a point of origin `published`: the accuracy is its figure, without seeds. */
  readonly published?: PublishedAccuracy;
  /** Null until the hardware worker has answered. */
  readonly cost: CostReport | null;
}

export interface AccuracyEstimate {
  readonly meanFraction: number;
  /** 0 where a source gives one figure. */
  readonly seeds: number;
  /** 95 % interval of the mean over seeds (Student t); null from fewer than 2 seeds. */
  readonly intervalFraction: { readonly low: number; readonly high: number } | null;
}
