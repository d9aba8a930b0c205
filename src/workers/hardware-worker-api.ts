import type { TrainingConfiguration } from '../core/explore/training-configuration';
import type { CostReport } from '../core/hardware/cost/cost-report';
import type { HardwareConfiguration } from '../core/hardware/hardware-configuration';
import type { Problem } from '../core/problem';
import type { Answer } from './answer';
import type { Pingable } from './worker-client';

/** A cost per configuration; where one has none, the problem says why. */
export type CostOutcome =
  | { readonly kind: 'report'; readonly report: CostReport }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface HardwareWorkerApi extends Pingable {
  /** The costs of the networks of `configurations`, in their order, on one machine. */
  evaluate(
    configurations: readonly TrainingConfiguration[],
    hardware: HardwareConfiguration,
  ): Promise<Answer<readonly CostOutcome[]>>;
}
