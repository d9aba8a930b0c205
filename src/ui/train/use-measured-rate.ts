import { useEffect } from 'react';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { stepRateOf } from './step-rate';

/** Keeps the speed that a running job shows, for forecasts of others. */
export function useMeasuredRate(jobs: readonly TrainingJob[]): void {
  const note = useAppStore((state) => state.noteSpeed);
  const running = jobs.find(({ status }) => status === 'running');
  const rate = running ? stepRateOf(running) : null;
  const network = running?.configuration.network;
  useEffect(() => {
    if (network && rate) note(network, rate);
  }, [network, rate, note]);
}
