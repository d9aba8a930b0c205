import type { AllocationRequest, AllocationResult } from '../core/allocation/allocation-result';
import type { SearchStep } from '../core/explore/search/nsga2';
import type { SearchJob } from '../core/explore/search/search-job';
import type { WidthSearch } from '../core/explore/search/width-search';
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

export interface SearchRequest {
  readonly job: SearchJob;
  readonly datasetsUrl: string;
}

/** What a search for widths tells while it is under way. */
export type SearchEvent = RunEvent | { readonly kind: 'step'; readonly step: SearchStep };

/** One run, allocation or search at a time; the second call waits for nobody and must not be made. */
export interface TrainingWorkerApi extends Pingable {
  run(request: TrainingRequest, onEvent: (event: RunEvent) => void): Promise<Answer<RunOutcome>>;
  allocate(job: AllocationJob, onEvent: (event: AllocationEvent) => void): Promise<Answer<AllocationResult>>;
  search(request: SearchRequest, onEvent: (event: SearchEvent) => void): Promise<Answer<WidthSearch>>;
  pause(): void;
  resume(): void;
  /** The run answers `cancelled` between two batches. */
  cancel(): void;
}
