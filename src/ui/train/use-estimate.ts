import { useMemo } from 'react';
import { startingPointKey } from '../../core/explore/starting-point';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { datasetSources } from '../../data/datasets';
import { useAppStore } from '../../state/store';
import { plannedSteps } from './run-cost';

export interface RunEstimateFigures {
  readonly steps: number;
  /** Null until a run has shown how fast this machine trains the network. */
  readonly seconds: number | null;
}

export function useEstimate(configurations: readonly TrainingConfiguration[]): RunEstimateFigures {
  const rates = useAppStore((state) => state.stepsPerSecond);
  const results = useAppStore((state) => state.results);
  const finished = useMemo(() => {
    const trained = Object.values(results).filter(({ origin }) => origin === 'trained-here');
    return new Set(trained.map(({ result }) => startingPointKey(result.configuration)));
  }, [results]);
  const steps = plannedSteps(
    configurations,
    (dataset) => datasetSources.get(dataset).splits.training,
    finished,
  );
  const [first] = configurations;
  const rate = first ? rates[first.network] : undefined;
  return { steps, seconds: rate === undefined ? null : steps / rate };
}
