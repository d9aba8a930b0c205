import type { RunControl, RunPhase } from './training-api';

const millisecondsBetweenBreaths = 50;
const millisecondsBetweenReports = 250;

/** Counts the steps of a run, reports them now and then, and lets the caller pause or cancel between them. */
export interface ProgressReporter {
  startPhase(phase: RunPhase, epochs: number): void;
  finishStep(loss: number, epoch: number): Promise<void>;
  finishEpoch(epoch: number, validationAccuracyFraction: number): void;
  /** Yields to the caller if the last time was long enough ago. */
  breathe(): Promise<void>;
}

export function createProgressReporter(control: RunControl, stepsPlanned: number): ProgressReporter {
  let [phase, epochs, epoch, stepsDone]: [RunPhase, number, number, number] = ['load', 0, 0, 0];
  let [lossSum, losses] = [0, 0];
  let lastBreath = control.now();
  let lastReport = Number.NEGATIVE_INFINITY;

  const report = (validationAccuracyFraction: number | null): void => {
    const loss = losses === 0 ? null : lossSum / losses;
    [lossSum, losses, lastReport] = [0, 0, control.now()];
    control.onProgress({ phase, stepsDone, stepsPlanned, epoch, epochs, loss, validationAccuracyFraction });
  };
  const breathe = async (): Promise<void> => {
    if (control.now() - lastBreath < millisecondsBetweenBreaths) return;
    await control.breathe();
    lastBreath = control.now();
  };
  return {
    startPhase: (started, plannedEpochs) => {
      [phase, epochs, epoch] = [started, plannedEpochs, 0];
      report(null);
    },
    finishStep: async (loss, runningEpoch) => {
      stepsDone++;
      losses++;
      lossSum += loss;
      epoch = runningEpoch;
      if (control.now() - lastReport >= millisecondsBetweenReports) report(null);
      await breathe();
    },
    finishEpoch: (finishedEpoch, validationAccuracyFraction) => {
      epoch = finishedEpoch;
      report(validationAccuracyFraction);
    },
    breathe,
  };
}
