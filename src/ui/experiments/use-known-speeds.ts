import { useMemo } from 'react';
import { startingPointKey } from '../../core/explore/starting-point';
import { datasetSources } from '../../data/datasets';
import { useAppStore } from '../../state/store';

/** What forecasts of runs are made from. */
export function useKnownSpeeds() {
  const stepsPerSecond = useAppStore((state) => state.stepsPerSecond);
  const results = useAppStore((state) => state.results);
  const workers = useAppStore((state) => state.parallelRuns);
  const finishedStarts = useMemo(() => {
    const trained = Object.values(results).filter(({ origin }) => origin === 'trained-here');
    return new Set(trained.map(({ result }) => startingPointKey(result.configuration)));
  }, [results]);
  return useMemo(
    () => ({
      trainingImages: (dataset: string) => datasetSources.get(dataset).splits.training,
      finishedStarts,
      stepsPerSecond,
      workers,
    }),
    [stepsPerSecond, finishedStarts, workers],
  );
}
