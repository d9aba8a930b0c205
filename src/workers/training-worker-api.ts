import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { TrainedNetwork } from '../core/networks/trained-network';
import type { RunOutcome, RunProgress } from '../training/training-api';
import type { Answer } from './answer';
import type { Pingable } from './worker-client';

export interface TrainingRequest {
  readonly configuration: TrainingConfiguration;
  /** Absolute address of the folder of dataset files; ends in a slash. */
  readonly datasetsUrl: string;
}

/** What a run tells while it is under way. */
export type RunEvent =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  /** At the end of every epoch: what stays of a cancelled run. */
  | { readonly kind: 'checkpoint'; readonly network: TrainedNetwork };

/** One run at a time; the second call waits for nobody and must not be made. */
export interface TrainingWorkerApi extends Pingable {
  run(request: TrainingRequest, onEvent: (event: RunEvent) => void): Promise<Answer<RunOutcome>>;
  pause(): void;
  resume(): void;
  /** The run answers `cancelled` between two batches. */
  cancel(): void;
}
