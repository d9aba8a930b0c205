import type { SearchStep } from '../core/explore/search/nsga2';
import type { SearchJob } from '../core/explore/search/search-job';
import type { WidthSearch } from '../core/explore/search/width-search';
import type { Problem } from '../core/problem';
import type { RunProgress } from '../training/training-api';

/** What is searched, and trained of what is found: goes into the link. The machine is that of the page. */
export interface SearchQuestion {
  readonly dataset: string;
  readonly network: string;
  readonly scheme: string;
  readonly bits: readonly number[];
  /** Of the trainings; the search takes the first. */
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly floatEpochs: number;
  readonly population: number;
  readonly generations: number;
  readonly survivors: number;
}

/** One search by the proxy; a new one takes the place of the one before. */
export interface SearchRun {
  readonly job: SearchJob;
  readonly status: 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Of the FP32 training and the sensitivities before it. */
  readonly progress: RunProgress | null;
  /** Null before the search itself. */
  readonly step: SearchStep | null;
  readonly searched: WidthSearch | null;
  readonly problem: Problem | null;
}

export interface SearchSlice {
  readonly search: SearchQuestion;
  readonly searchRun: SearchRun | null;
  setSearch(change: Partial<SearchQuestion>): void;
  startSearch(job: SearchJob): void;
  cancelSearch(): void;
  /** For the worker's side alone. */
  updateSearch(change: Partial<SearchRun>): void;
}
