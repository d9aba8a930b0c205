import { startingPointKey } from '../../core/explore/starting-point';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { TrainingJob } from '../../state/app-state';
import { type QueueCounts, queueCounts } from '../../state/selectors/queue-counts';
import { plannedSteps } from '../train/run-cost';

interface Known {
  trainingImages(dataset: string): number;
  /** Of FP32 trainings that are at hand. */
  readonly finishedStarts: ReadonlySet<string>;
  readonly stepsPerSecond: Readonly<Record<string, number>>;
  /** Workers that share the work. */
  readonly workers: number;
}

export interface SweepForecast {
  readonly steps: number;
  /** Null where the speed of a network is not known. */
  readonly seconds: number | null;
  /** Networks whose speed must be measured first. */
  readonly unknownNetworks: readonly string[];
}

/** Steps and time of trainings that have not begun. Workers are taken to share the work evenly. */
export function forecastSweep(configurations: readonly TrainingConfiguration[], known: Known): SweepForecast {
  const networks = [...new Set(configurations.map(({ network }) => network))];
  const steps = new Map(
    networks.map((network) => [
      network,
      plannedSteps(
        configurations.filter((configuration) => configuration.network === network),
        known.trainingImages,
        known.finishedStarts,
      ),
    ]),
  );
  const unknownNetworks = networks.filter((network) => known.stepsPerSecond[network] === undefined);
  const seconds = networks.reduce(
    (sum, network) => sum + (steps.get(network) ?? 0) / (known.stepsPerSecond[network] ?? Number.NaN),
    0,
  );
  return {
    steps: [...steps.values()].reduce((sum, count) => sum + count, 0),
    seconds: unknownNetworks.length > 0 ? null : seconds / sharing(known.workers, configurations.length),
    unknownNetworks,
  };
}

export interface QueueProgress extends QueueCounts {
  readonly waiting: number;
  readonly running: number;
  /** Of all runs, those under way counted by their progress. */
  readonly fraction: number;
  readonly secondsLeft: number | null;
}

/** How far the runs of sweeps are, cancelled ones left out; null where there are none. */
export function queueProgress(jobs: readonly TrainingJob[], known: Known): QueueProgress | null {
  const runs = jobs.filter(({ plan, status }) => plan && status !== 'cancelled');
  if (runs.length === 0) return null;
  const withStatus = (...statuses: readonly TrainingJob['status'][]) =>
    runs.filter(({ status }) => statuses.includes(status));
  const active = withStatus('running', 'paused');
  const waiting = withStatus('queued');
  const counts = queueCounts(runs);
  const underWay = active.reduce((sum, job) => sum + fractionOf(job), 0);
  // What runs now leaves its FP32 network to those that wait.
  const finishedStarts = new Set([
    ...known.finishedStarts,
    ...active.map(({ configuration }) => startingPointKey(configuration)),
  ]);
  const configurations = waiting.map(({ configuration }) => configuration);
  const later = forecastSweep(configurations, { ...known, finishedStarts });
  const now = active.reduce<number | null>(
    (sum, { secondsLeft }) => (sum === null || secondsLeft === null ? null : sum + secondsLeft),
    0,
  );
  return {
    ...counts,
    waiting: waiting.length,
    running: active.length,
    fraction: (counts.done + counts.failed + underWay) / runs.length,
    secondsLeft:
      now === null || later.seconds === null
        ? null
        : now / sharing(known.workers, active.length) + later.seconds,
  };
}

/** Workers that find something to do. */
function sharing(workers: number, runs: number): number {
  return Math.max(1, Math.min(workers, runs));
}

function fractionOf({ progress }: TrainingJob): number {
  return progress && progress.stepsPlanned > 0 ? progress.stepsDone / progress.stepsPlanned : 0;
}
