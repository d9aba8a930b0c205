import type { ConformanceResult } from '../core/conformance/judge';
import type { LadderEnergy } from '../core/explore/reproduce/ladder-energies';
import type { ReportBlock } from '../core/explore/reproduce/report/report-blocks';
import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { LayerRun } from '../core/hardware/array-view/layer-run';
import type { SourceEnergy } from '../core/hardware/cost/compare-sources';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { MeasureProgress } from '../core/hardware/cost/measured/measure-network';
import type { NetworkEnergies } from '../core/hardware/cost/measured/network-energies';
import type { DesignVerilog } from '../core/hardware/datapath-view/datapath-verilog';
import type { DatapathDrawing } from '../core/hardware/datapath-view/drawing';
import type {
  NothingToPlace,
  PlacementComparison,
  PlacementProgress,
  WidthComparison,
} from '../core/hardware/datapath-view/placement-comparison';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { Problem } from '../core/problem';
import type { Answer } from './answer';
import type { LayerQuestion, VerilogQuestion } from './draw-datapaths';
import type { MeasurementJob } from './measure-on-network';
import type { PackedCosts } from './packed-costs';
import type { ClaimQuestion, LadderQuestion } from './reproduce-claim';
import type { RunQuestion } from './run-layer';
import type { SentWorkloads } from './sent-workloads';
import type { Pingable } from './worker-client';

/** The cost of a workload; where it has none, the problem says why. */
export type CostOutcome =
  | { readonly kind: 'report'; readonly report: CostReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * What runs on the hardware. `key` is its `workloadKey`, followed by more where the energies of its units were measured: the
 * worker plans a key that it has seen only once.
 */
export interface Workload {
  readonly key: string;
  readonly configuration: TrainingConfiguration;
  readonly measured?: NetworkEnergies;
}

export interface HardwareWorkerApi extends Pingable {
  /** The costs of the workloads, in their order, on one machine. */
  evaluate(workloads: SentWorkloads, hardware: HardwareConfiguration): Promise<Answer<PackedCosts>>;
  /** The energy of one workload on one machine with every cost source. */
  compareSources(
    workload: Workload,
    hardware: HardwareConfiguration,
  ): Promise<Answer<readonly SourceEnergy[]>>;
  /** Every published figure beside ours. */
  checkConformance(): Promise<Answer<readonly ConformanceResult[]>>;
  /** Energies of a trained network's units on its own operands; one measurement at a time. */
  measure(
    job: MeasurementJob,
    onProgress: (progress: MeasureProgress) => void,
  ): Promise<Answer<NetworkEnergies>>;
  /** The measurement answers `cancelled` before its next layer. */
  cancelMeasurement(): void;
  /** The datapath of a layer, drawn with its figures. */
  drawDatapath(question: LayerQuestion): Promise<Answer<readonly DatapathDrawing[]>>;
  writeVerilog(question: VerilogQuestion): Promise<Answer<DesignVerilog>>;
  /** How a layer runs on a machine that has an array view. */
  runLayer(question: RunQuestion): Promise<Answer<LayerRun>>;
  /** A MAC of a layer under every placement; progress is that of measuring what no table has. */
  comparePlacements(
    question: LayerQuestion,
    onProgress: (progress: PlacementProgress) => void,
  ): Promise<Answer<PlacementComparison | NothingToPlace>>;
  /** The same at other widths of the scheme. */
  compareWidths(
    question: LayerQuestion,
    onProgress: (progress: PlacementProgress) => void,
  ): Promise<Answer<WidthComparison>>;
  /** Energies of the ladder on one network, width and machine. */
  costLadder(question: LadderQuestion): Promise<Answer<readonly LadderEnergy[]>>;
  /** What results and energies say of the paper's claim. */
  reportClaim(question: ClaimQuestion): Promise<Answer<readonly ReportBlock[]>>;
}
