import type { AllocationRequest, AllocationResult } from '../core/allocation/allocation-result';
import type { ConformanceResult } from '../core/conformance/judge';
import type { ObjectiveId } from '../core/explore/design-objectives';
import type { DesignPoint } from '../core/explore/design-point';
import type { EfficiencyMetric } from '../core/explore/metrics';
import type { AllocationChoice, SweepChoice, SweepRun } from '../core/explore/sweep/sweep-plan';
import type { PointOrigin, TrainedResult } from '../core/explore/trained-result';
import type { LayerBits, TrainingConfiguration } from '../core/explore/training-configuration';
import type { SourceEnergy } from '../core/hardware/cost/compare-sources';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { MeasureProgress } from '../core/hardware/cost/measured/measure-network';
import type { NetworkEnergies } from '../core/hardware/cost/measured/network-energies';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { AffinePlacement } from '../core/hardware/placements/affine-placement';
import type { TrainedNetwork } from '../core/networks/trained-network';
import type { Problem } from '../core/problem';
import type { RunProgress } from '../training/training-api';
import type { ArraySlice } from './array-state';
import type { DatapathSlice } from './datapath-state';
import type { InspectTab } from './inspect-tabs';
import type { ReproductionSlice } from './reproduction-state';
import type { SearchSlice } from './search-state';
import type { QueueCounts } from './selectors/queue-counts';

export const screens = ['explore', 'train', 'experiments', 'array', 'conformance'] as const;
export type Screen = (typeof screens)[number];

/** What is explored: goes into the link. */
export interface DesignSlice {
  readonly screen: Screen;
  /** Dataset, network and its parameters, shared by the chart and the training panel; recipe, scheme, widths, seed. */
  readonly training: TrainingConfiguration;
  readonly hardware: HardwareConfiguration;
  setScreen(screen: Screen): void;
  /** Merges a partial change. */
  setTraining(change: Partial<TrainingConfiguration>): void;
  setHardware(change: Partial<HardwareConfiguration>): void;
  reset(): void;
}

/** A value for some of the objectives, those of other axes included. */
export type Wish = Readonly<Partial<Record<ObjectiveId, number>>>;

/** How it is looked at: goes into the link. */
export interface ViewSlice {
  /** Network of the literature whose published accuracies stand in the place of trained designs; null: those. */
  readonly publishedNetwork: string | null;
  readonly metric: EfficiencyMetric;
  /** Objective of the front beside accuracy and `metric`; null: none. */
  readonly thirdMetric: EfficiencyMetric | null;
  /** What is wished of objectives, in their own units; empty: no wish. */
  readonly wish: Wish;
  /** Whether the parallel coordinates are shown below the chart. */
  readonly showParallel: boolean;
  readonly logAxis: boolean;
  /** Keys `scheme/method`-free: ids of schemes that are hidden. */
  readonly hiddenSchemes: readonly string[];
  readonly bitsRange: readonly [minimum: number, maximum: number];
  readonly onlyFront: boolean;
  readonly showTable: boolean;
  /** Target accuracy of the iso-accuracy line as a fraction; null: FP32 mean minus `targetGapFraction`. */
  readonly targetAccuracyFraction: number | null;
  readonly targetGapFraction: number;
  /** Scheme to which energy ratios refer. */
  readonly referenceScheme: string;
  readonly selectedId: string | null;
  /** Tab on which designs are opened. */
  readonly inspectTab: InspectTab;
  /** Name of the layer whose datapath is shown; null, or a name that the network lacks: the second. */
  readonly datapathLayer: string | null;
  readonly pinnedIds: readonly string[];
  setView(change: Partial<Omit<ViewSlice, 'setView' | 'togglePinned'>>): void;
  togglePinned(id: string): void;
}

export interface StoredResult {
  readonly result: TrainedResult;
  readonly origin: PointOrigin;
  /** Names of the files that brought an imported result. */
  readonly files?: readonly string[];
  /** What the gallery has in the place of an imported result. */
  readonly beneath?: TrainedResult;
}

/** A result that a link claims: nothing of it was computed here. */
export interface ClaimedPoint {
  /** With the first of `seeds`. */
  readonly configuration: TrainingConfiguration;
  readonly seeds: readonly number[];
  readonly testMeanFraction: number;
  readonly validationMeanFraction: number;
  /** Sample standard deviation of the test accuracy over seeds; null for one seed. */
  readonly testDeviationFraction: number | null;
}

/** Trained results by key and costs by `costKey`; in neither the link nor the preferences. */
export interface ResultsSlice {
  readonly results: Readonly<Record<string, StoredResult>>;
  /** By design point id. A point with results of its own shows those; the claim stays for comparison. */
  readonly claims: Readonly<Record<string, ClaimedPoint>>;
  /** By result key, for networks trained in this session or loaded from the gallery's weights. */
  readonly networks: Readonly<Record<string, TrainedNetwork>>;
  readonly costs: Readonly<Record<string, CostReport>>;
  /** By `workloadKey`: why `costedHardware` cannot run those. */
  readonly refusals: Readonly<Record<string, Problem>>;
  /** The hardware for which `costs` holds all points: the chart keeps showing it until the next answer is complete. */
  readonly costedHardware: HardwareConfiguration;
  /** Energies of the selected point with every cost source, under its `costKey`; null before the first answer. */
  readonly sourceEnergies: KeyedSourceEnergies | null;
  readonly gallery: 'loading' | 'ready' | 'failed';
  /** By network of the literature, once it was looked at. */
  readonly published: Readonly<Record<string, readonly Omit<DesignPoint, 'cost'>[]>>;
  /** What was trained here is never replaced by a file or the gallery, nor a file's by the gallery. */
  addResults(results: readonly TrainedResult[], origin: Exclude<PointOrigin, 'imported'>): void;
  addImport(results: readonly TrainedResult[], file: string): void;
  /** Takes away what only this file brought; the gallery's own results come back. */
  removeImport(file: string): void;
  addClaims(claims: readonly ClaimedPoint[]): void;
  addPublished(network: string, points: readonly Omit<DesignPoint, 'cost'>[]): void;
  addNetwork(key: string, network: TrainedNetwork): void;
  /** Replaces all costs and refusals; `hardware` is the present one where absent. */
  setCosts(
    costs: ResultsSlice['costs'],
    hardware?: HardwareConfiguration,
    refusals?: ResultsSlice['refusals'],
  ): void;
  setSourceEnergies(energies: KeyedSourceEnergies): void;
}

export interface KeyedSourceEnergies {
  readonly key: string;
  readonly energies: readonly SourceEnergy[];
}

export type JobStatus = 'queued' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** One point of the live curves. */
export interface CurvePoint {
  /** Epochs since the start of the run, fractional. */
  readonly epoch: number;
  readonly loss: number | null;
  readonly validationAccuracyFraction: number | null;
}

export interface TrainingJob {
  readonly id: string;
  readonly configuration: TrainingConfiguration;
  readonly status: JobStatus;
  readonly progress: RunProgress | null;
  readonly secondsLeft: number | null;
  readonly curve: readonly CurvePoint[];
  readonly problem: Problem | null;
  readonly resultKey: string | null;
  /** Of a sweep, which nobody watches: the run outlives the page, and is tried once more where its worker dies. */
  readonly plan: SweepRun | null;
  /** What is to choose the widths per layer before the run; null once they are in the configuration. */
  readonly allocation: AllocationChoice | null;
}

export interface RunSlice {
  readonly jobs: readonly TrainingJob[];
  /** Workers that train at the same time. */
  readonly parallelRuns: number;
  /** What allocators chose, in earlier visits too; by `allocationKey`. */
  readonly chosenWidths: Readonly<Record<string, readonly LayerBits[]>>;
  /** How far the queue is that another tab works on; null where this tab holds it. */
  readonly otherQueue: QueueCounts | null;
  /** Sweeps are held: what runs of them is paused and nothing new of them starts. */
  readonly isQueueHeld: boolean;
  enqueue(configurations: readonly TrainingConfiguration[]): void;
  enqueueSweep(runs: readonly SweepRun[]): void;
  setParallelRuns(count: number): void;
  holdQueue(): void;
  releaseQueue(): void;
  /** Before all others that wait. */
  runNext(id: string): void;
  cancelWaiting(): void;
  pause(id: string): void;
  resume(id: string): void;
  cancel(id: string): void;
  retry(id: string): void;
  /** For the run queue alone. */
  updateJob(id: string, change: Partial<TrainingJob>): void;
  clearFinished(): void;
  addChosenWidths(widths: RunSlice['chosenWidths']): void;
  /** For the queue's keeper alone. */
  noteOtherQueue(counts: QueueCounts | null): void;
}

/** What is tried by many trainings: goes into the link. */
export interface SweepSlice {
  readonly sweep: SweepQuestion;
  /** Costs of the sweep's designs on its machines, by `costKey`; a design that a machine cannot run has none. */
  readonly sweepCosts: Readonly<Record<string, CostReport>>;
  setSweep(change: Partial<SweepQuestion>): void;
  /** For the worker's side alone. */
  addSweepCosts(costs: Readonly<Record<string, CostReport>>): void;
}

/** Trainings, and the hardware on which their designs are compared: each machine under each placement. */
export interface SweepQuestion extends SweepChoice {
  readonly accelerators: readonly string[];
  readonly placements: readonly AffinePlacement[];
  /** Trains here what the gallery or a file brought already. */
  readonly trainsAgain: boolean;
}

/** How fast this machine trains; forgotten with the page. */
export interface SpeedSlice {
  /** Optimizer steps per second as last measured, by network. */
  readonly stepsPerSecond: Readonly<Record<string, number>>;
  /** Networks whose speed is to be measured, one after the other; the first is being measured. */
  readonly speedQuestions: readonly TrainingConfiguration[];
  /** Why the last measuring of a speed failed. */
  readonly speedProblem: Problem | null;
  askSpeeds(questions: readonly TrainingConfiguration[]): void;
  noteSpeed(network: string, stepsPerSecond: number): void;
  /** For the worker's side alone. */
  endSpeedQuestion(question: TrainingConfiguration, problem: Problem | null): void;
}

/** One search for widths; a new one takes the place of the one before. */
export interface AllocationRun {
  readonly request: AllocationRequest;
  readonly status: 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: RunProgress | null;
  /** Widths scored so far. */
  readonly evaluations: number;
  readonly result: AllocationResult | null;
  readonly problem: Problem | null;
}

export interface AllocationSlice {
  readonly allocation: AllocationRun | null;
  startAllocation(request: AllocationRequest): void;
  cancelAllocation(): void;
  /** For the worker's side alone. */
  updateAllocation(change: Partial<AllocationRun>): void;
}

/** Energies of a design's units on the operands of one of its networks. */
export interface PointMeasurement {
  /** Of the network: one of the design's seeds. */
  readonly resultKey: string;
  /** `datapathKey` of the hardware on which they hold. */
  readonly datapathKey: string;
  /** Whether they hold on other hardware: that with the same key. Comes with what measures, since it knows all machines. */
  holdsOn(hardware: HardwareConfiguration): boolean;
  readonly energies: NetworkEnergies;
}

/** One measurement under way or just ended; a new one takes its place. */
export interface MeasurementRun {
  readonly pointId: string;
  readonly resultKey: string;
  readonly hardware: HardwareConfiguration;
  readonly status: 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: MeasureProgress | null;
  readonly problem: Problem | null;
}

export interface MeasurementSlice {
  readonly measurement: MeasurementRun | null;
  /** By design point id; they live as long as the page. */
  readonly measurements: Readonly<Record<string, PointMeasurement>>;
  /** Measures a network of a design on the present hardware. */
  startMeasurement(pointId: string, resultKey: string): void;
  cancelMeasurement(): void;
  /** Back to the energies of the table. */
  dropMeasurement(pointId: string): void;
  /** For the worker's side alone. */
  updateMeasurement(change: Partial<MeasurementRun>): void;
  addMeasurement(pointId: string, measurement: PointMeasurement): void;
}

/** Published figures beside ours, computed when the screen is first shown. */
export type ConformanceState =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'running' }
  | { readonly kind: 'results'; readonly results: readonly ConformanceResult[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface ConformanceSlice {
  readonly conformance: ConformanceState;
  /** `unasked` asks again. */
  setConformance(conformance: ConformanceState): void;
}

/** A notice at the top of the page: repairs of a link, a failed load. */
export interface Notice {
  readonly id: string;
  readonly kind: 'repaired-link' | 'problem' | 'information';
  readonly problems: readonly Problem[];
}

export interface NoticeSlice {
  readonly notices: readonly Notice[];
  addNotice(notice: Omit<Notice, 'id'>): void;
  dismissNotice(id: string): void;
}

export type AppState = DesignSlice &
  ViewSlice &
  ResultsSlice &
  RunSlice &
  SweepSlice &
  SearchSlice &
  ReproductionSlice &
  SpeedSlice &
  AllocationSlice &
  MeasurementSlice &
  DatapathSlice &
  ArraySlice &
  ConformanceSlice &
  NoticeSlice;
