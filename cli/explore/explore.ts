import { resultKey } from '../../src/core/explore/result-key';
import type { TrainedResult } from '../../src/core/explore/trained-result';
import type { TrainingConfiguration } from '../../src/core/explore/training-configuration';
import type { TrainedNetwork } from '../../src/core/networks/trained-network';
import { ProblemError } from '../../src/core/problem';
import type { RunProgress, Trainer } from '../../src/training/training-api';
import { describeConfiguration, describeResult, formatSeconds } from './describe';

export interface ExploreJob {
  readonly configurations: readonly TrainingConfiguration[];
  /** Results that need no training again. */
  readonly known: readonly TrainedResult[];
  /** Called once, and only if anything is left to train. */
  startTrainer(): Promise<Trainer>;
  /** Called as soon as each training ends. */
  onResult(result: TrainedResult, trained: TrainedNetwork): void;
  report(line: string): void;
  /** Milliseconds from any origin. */
  now(): number;
}

export interface ExploreSummary {
  readonly planned: number;
  readonly skipped: number;
  readonly trained: number;
  readonly failures: readonly { readonly configuration: TrainingConfiguration; readonly problem: string }[];
}

/** Trains what is not known yet. A training that fails for a reason of its own (it diverged) does not end the others. */
export async function explore(job: ExploreJob): Promise<ExploreSummary> {
  const known = new Set(job.known.map(({ key }) => key));
  const remaining = job.configurations.filter((configuration) => !known.has(resultKey(configuration)));
  const planned = job.configurations.length;
  const skipped = planned - remaining.length;
  if (skipped > 0) job.report(`${skipped} of ${planned} are in the file already`);
  const failures: ExploreSummary['failures'][number][] = [];
  if (remaining.length > 0) {
    const trainer = await job.startTrainer();
    const start = job.now();
    for (const [index, configuration] of remaining.entries()) {
      const label = `[${index + 1}/${remaining.length}] ${describeConfiguration(configuration)}`;
      const outcome = await train(job, trainer, configuration, label);
      if (typeof outcome === 'string') failures.push({ configuration, problem: outcome });
      const millisecondsLeft = ((job.now() - start) / (index + 1)) * (remaining.length - index - 1);
      if (millisecondsLeft > 0) job.report(`  about ${formatSeconds(millisecondsLeft / 1000)} left`);
    }
  }
  return { planned, skipped, trained: remaining.length - failures.length, failures };
}

/** Null, or the text of the problem that ended the training. */
async function train(
  job: ExploreJob,
  trainer: Trainer,
  configuration: TrainingConfiguration,
  label: string,
): Promise<string | null> {
  const start = job.now();
  try {
    const { result, trained } = await trainer.run(configuration, {
      onProgress: (progress) => reportEpoch(job, label, progress),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
      now: job.now,
    });
    job.onResult(result, trained);
    job.report(`${label}: ${describeResult(result)} in ${formatSeconds((job.now() - start) / 1000)}`);
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'training-diverged') throw error;
    job.report(`${label}: ${error.message}`);
    return error.message;
  }
}

function reportEpoch({ report }: ExploreJob, label: string, progress: RunProgress): void {
  if (progress.validationAccuracyFraction === null) return;
  const { phase, epoch, epochs, loss, validationAccuracyFraction } = progress;
  const percent = (100 * validationAccuracyFraction).toFixed(1);
  const lossText = loss === null ? '' : `, loss ${loss.toFixed(3)}`;
  report(`${label}: ${phase} epoch ${epoch}/${epochs}${lossText}, validation ${percent} %`);
}
