import type { AllocationRequest, AllocationResult } from '../core/allocation/allocation-result';
import type { TrainedResult } from '../core/explore/trained-result';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { IntegerNetwork } from '../core/integer/integer-network';
import type { TrainedNetwork } from '../core/networks/trained-network';

/** The stages of one run, in order; `float` and `tune` are trainings, `search` is that of an allocator, the others take moments. */
export type RunPhase = 'load' | 'float' | 'calibrate' | 'search' | 'tune' | 'evaluate';

export interface RunProgress {
  readonly phase: RunPhase;
  /** Optimizer steps done and planned, over all phases of this run. */
  readonly stepsDone: number;
  readonly stepsPlanned: number;
  /** Running or just finished epoch of this phase, from 1; 0 before the first and outside training. */
  readonly epoch: number;
  /** Epochs of this phase. */
  readonly epochs: number;
  /** Mean training loss since the last report; null outside training. */
  readonly loss: number | null;
  /** Present at the end of an epoch. */
  readonly validationAccuracyFraction: number | null;
  /** Share of the dataset's bytes; present in the phase `load` where the size is known. */
  readonly loadedFraction?: number;
}

/** Lets the caller hold or end a run between batches. */
export interface RunControl {
  onProgress(progress: RunProgress): void;
  /** Awaited every 50 ms or so: resolves at once, after a pause, or rejects to cancel. */
  breathe(): Promise<void>;
  /** Milliseconds from any origin; passed in because training reads no clock. */
  now(): number;
}

export interface AllocationControl extends RunControl {
  /** Widths scored so far. */
  onEvaluation?(count: number): void;
}

export interface RunOutcome {
  readonly result: TrainedResult;
  readonly trained: TrainedNetwork;
  /** Null for the FP32 control. */
  readonly integer: IntegerNetwork | null;
}

export interface Trainer {
  readonly backend: string;
  run(configuration: TrainingConfiguration, control: RunControl): Promise<RunOutcome>;
  /** Chooses widths layer by layer, from training and validation images alone. */
  allocate(request: AllocationRequest, control: AllocationControl): Promise<AllocationResult>;
}
