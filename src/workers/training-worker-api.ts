import type { AllocationRequest, AllocationResult } from '../core/allocation/allocation-result';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { RunOutcome, RunProgress } from '../training/training-api';
import type { Answer } from './answer';
import type { Pingable } from './worker-client';

export interface TrainingRequest {
  readonly configuration: TrainingConfiguration;
  /** Absolute address of the folder of dataset files; ends in a slash. */
  readonly datasetsUrl: string;
}

/** What a run tells while it is under way. */
export type RunEvent = { readonly kind: 'progress'; readonly progress: RunProgress };

export interface AllocationJob {
  readonly request: AllocationRequest;
  readonly datasetsUrl: string;
}

/** What an allocation tells while it is under way. */
export type AllocationEvent =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  /** Widths scored so far. */
  | { readonly kind: 'evaluations'; readonly count: number };

/** One run or allocation at a time; the second call waits for nobody and must not be made. */
export interface TrainingWorkerApi extends Pingable {
  run(request: TrainingRequest, onEvent: (event: RunEvent) => void): Promise<Answer<RunOutcome>>;
  allocate(job: AllocationJob, onEvent: (event: AllocationEvent) => void): Promise<Answer<AllocationResult>>;
  pause(): void;
  resume(): void;
  /** The run answers `cancelled` between two batches. */
  cancel(): void;
}
