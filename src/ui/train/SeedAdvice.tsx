import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { verdictSeeds } from '../../core/explore/compare-accuracy';
import { designPointId } from '../../core/explore/design-point-key';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { AppState } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import styles from './ResultCard.module.css';
import { moreSeeds, runsForSeeds } from './run-plan';

/** Says that one run is not a scheme, and offers the missing seeds. */
export function SeedAdvice({
  configuration,
}: {
  readonly configuration: TrainingConfiguration;
}): ReactElement | null {
  const { t } = useTranslation('train');
  const enqueue = useAppStore((state) => state.enqueue);
  const results = useAppStore((state) => state.results);
  const jobs = useAppStore((state) => state.jobs);
  const id = designPointId(configuration);
  const seeds = seedsOf(id, results);
  const expected = new Set([...seeds, ...pendingSeedsOf(id, jobs)]);
  if (seeds.length >= verdictSeeds) return null;
  const missing = moreSeeds([...expected], Math.max(0, verdictSeeds - expected.size));
  return (
    <div className={styles.advice} data-testid="seed-advice">
      <p>{t('result.fewSeeds', { count: seeds.length, needed: verdictSeeds })}</p>
      {missing.length > 0 ? (
        <Button
          variant="default"
          onClick={() => enqueue(runsForSeeds(configuration, missing))}
          data-testid="run-more-seeds"
        >
          {t('result.moreSeeds', { count: missing.length })}
        </Button>
      ) : (
        <p>{t('result.seedsQueued')}</p>
      )}
    </div>
  );
}

function seedsOf(id: string, results: AppState['results']): readonly number[] {
  return Object.values(results)
    .filter(({ result }) => designPointId(result.configuration) === id)
    .map(({ result }) => result.configuration.seed);
}

function pendingSeedsOf(id: string, jobs: AppState['jobs']): readonly number[] {
  return jobs
    .filter(({ status }) => status === 'queued' || status === 'running' || status === 'paused')
    .filter(({ configuration }) => designPointId(configuration) === id)
    .map(({ configuration }) => configuration.seed);
}
