import { proxy, type Remote } from 'comlink';
import type { ConformanceResult } from '../core/conformance/judge';
import type { LadderEnergy } from '../core/explore/reproduce/ladder-energies';
import type { ReportBlock } from '../core/explore/reproduce/report/report-blocks';
import type { LayerRun } from '../core/hardware/array-view/layer-run';
import type { SourceEnergy } from '../core/hardware/cost/compare-sources';
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
import type { LayerQuestion, VerilogQuestion } from './draw-datapaths';
import type { CostOutcome, HardwareWorkerApi, Workload } from './hardware-worker-api';
import type { MeasurementJob } from './measure-on-network';
import type { ClaimQuestion, LadderQuestion } from './reproduce-claim';
import type { RunQuestion } from './run-layer';
import { createWorkloadSender } from './sent-workloads';
import { unpackCosts } from './unpack-costs';
import { createWorkerClient, type WorkerLike } from './worker-client';

/** Evaluates hardware in a worker of its own, which starts at once: the first chart needs it. */
export interface HardwareClient {
  /** In the order of `workloads`. Rejects with a ProblemError. */
  evaluate(workloads: readonly Workload[], hardware: HardwareConfiguration): Promise<readonly CostOutcome[]>;
  /** Energy of one workload with every cost source. Rejects with a ProblemError. */
  compareSources(workload: Workload, hardware: HardwareConfiguration): Promise<readonly SourceEnergy[]>;
  /** Every published figure beside ours. Rejects with a ProblemError. */
  checkConformance(): Promise<readonly ConformanceResult[]>;
  /** One drawing for every format of rows. Rejects with a ProblemError. */
  drawDatapath(question: LayerQuestion): Promise<readonly DatapathDrawing[]>;
  /** Rejects with a ProblemError. */
  writeVerilog(question: VerilogQuestion): Promise<DesignVerilog>;
  /** Rejects with a ProblemError. */
  runLayer(question: RunQuestion): Promise<LayerRun>;
  /** Rejects with a ProblemError. */
  comparePlacements(
    question: LayerQuestion,
    onProgress: (progress: PlacementProgress) => void,
  ): Promise<PlacementComparison | NothingToPlace>;
  /** Rejects with a ProblemError. */
  compareWidths(
    question: LayerQuestion,
    onProgress: (progress: PlacementProgress) => void,
  ): Promise<WidthComparison>;
  /** Rejects with a ProblemError. */
  costLadder(question: LadderQuestion): Promise<readonly LadderEnergy[]>;
  /** Rejects with a ProblemError. */
  reportClaim(question: ClaimQuestion): Promise<readonly ReportBlock[]>;
  /** Rejects with a ProblemError, or with a CancelledError after the signal aborts. */
  measure(
    job: MeasurementJob,
    onProgress: (progress: MeasureProgress) => void,
    signal: AbortSignal,
  ): Promise<NetworkEnergies>;
}

export function createHardwareClient(start: () => WorkerLike = startHardwareWorker): HardwareClient {
  const sender = createWorkloadSender();
  const client = createWorkerClient<HardwareWorkerApi>({
    start: () => {
      sender.forget();
      return start();
    },
    cancel: (api) => api.cancelMeasurement(),
  });
  client.prepare();
  return {
    evaluate: async (workloads, hardware) =>
      unpackCosts(await client.call((api) => api.evaluate(sender.send(workloads), hardware))),
    compareSources: (workload, hardware) => client.call((api) => api.compareSources(workload, hardware)),
    checkConformance: () => client.call((api) => api.checkConformance()),
    drawDatapath: (question) => client.call((api) => api.drawDatapath(question)),
    writeVerilog: (question) => client.call((api) => api.writeVerilog(question)),
    runLayer: (question) => client.call((api) => api.runLayer(question)),
    comparePlacements: (question, onProgress) =>
      client.call((api: Remote<HardwareWorkerApi>) => api.comparePlacements(question, proxy(onProgress))),
    compareWidths: (question, onProgress) =>
      client.call((api: Remote<HardwareWorkerApi>) => api.compareWidths(question, proxy(onProgress))),
    costLadder: (question) => client.call((api) => api.costLadder(question)),
    reportClaim: (question) => client.call((api) => api.reportClaim(question)),
    measure: (job, onProgress, signal) =>
      client.call((api: Remote<HardwareWorkerApi>) => api.measure(job, proxy(onProgress)), signal),
  };
}

function startHardwareWorker(): WorkerLike {
  return new Worker(new URL('./hardware.worker.ts', import.meta.url), { type: 'module' });
}
