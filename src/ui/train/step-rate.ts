import type { TrainingJob } from '../../state/app-state';

/** Steps per second that a running job's own forecast implies; null before it has one. */
export function stepRateOf({ progress, secondsLeft, status }: TrainingJob): number | null {
  if (status !== 'running' || !progress || !secondsLeft) return null;
  const stepsLeft = progress.stepsPlanned - progress.stepsDone;
  return stepsLeft > 0 ? stepsLeft / secondsLeft : null;
}
