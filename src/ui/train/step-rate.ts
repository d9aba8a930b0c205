import { create } from 'zustand';
import type { TrainingJob } from '../../state/app-state';

interface StepRates {
  /** Optimizer steps per second as last measured, by network. */
  readonly byNetwork: Readonly<Record<string, number>>;
  note(network: string, stepsPerSecond: number): void;
}

/** Measured training speed of this machine; forgotten with the page. */
export const useStepRates = create<StepRates>()((set) => ({
  byNetwork: {},
  note: (network, stepsPerSecond) =>
    set(({ byNetwork }) => ({ byNetwork: { ...byNetwork, [network]: stepsPerSecond } })),
}));

/** Steps per second that a running job's own forecast implies; null before it has one. */
export function stepRateOf({ progress, secondsLeft, status }: TrainingJob): number | null {
  if (status !== 'running' || !progress || !secondsLeft) return null;
  const stepsLeft = progress.stepsPlanned - progress.stepsDone;
  return stepsLeft > 0 ? stepsLeft / secondsLeft : null;
}
