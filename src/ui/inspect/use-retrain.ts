import type { DesignPoint } from '../../core/explore/design-point';
import { designPointId } from '../../core/explore/design-point-key';
import { useAppStore } from '../../state/store';

export interface Retrain {
  /** True while a run of this design waits or trains. */
  readonly pending: boolean;
  retrain(): void;
}

/** Trains a design on this machine, with the seeds it already has. */
export function useRetrain(point: DesignPoint): Retrain {
  const enqueue = useAppStore((state) => state.enqueue);
  const claimedSeeds = useAppStore((state) => state.claims[point.id]?.seeds);
  const pending = useAppStore(({ jobs }) =>
    jobs.some(
      ({ status, configuration }) =>
        (status === 'queued' || status === 'running' || status === 'paused') &&
        designPointId(configuration) === point.id,
    ),
  );
  const ownSeeds = point.results.map(({ configuration }) => configuration.seed);
  const seeds = claimedSeeds ?? (ownSeeds.length > 0 ? ownSeeds : [point.configuration.seed]);
  return {
    pending,
    retrain: () => enqueue(seeds.map((seed) => ({ ...point.configuration, seed }))),
  };
}
