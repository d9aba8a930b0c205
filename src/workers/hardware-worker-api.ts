import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { SourceEnergy } from '../core/hardware/cost/compare-sources';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { Problem } from '../core/problem';
import type { Answer } from './answer';
import type { PackedCosts } from './packed-costs';
import type { SentWorkloads } from './sent-workloads';
import type { Pingable } from './worker-client';

/** The cost of a workload; where it has none, the problem says why. */
export type CostOutcome =
  | { readonly kind: 'report'; readonly report: CostReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What runs on the hardware. `key` is its `workloadKey`: the worker plans a key that it has seen only once. */
export interface Workload {
  readonly key: string;
  readonly configuration: TrainingConfiguration;
}

export interface HardwareWorkerApi extends Pingable {
  /** The costs of the workloads, in their order, on one machine. */
  evaluate(workloads: SentWorkloads, hardware: HardwareConfiguration): Promise<Answer<PackedCosts>>;
  /** The energy of one workload on one machine with every cost source. */
  compareSources(
    workload: Workload,
    hardware: HardwareConfiguration,
  ): Promise<Answer<readonly SourceEnergy[]>>;
}
