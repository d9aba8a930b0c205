import { Button } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchJob } from '../../../core/explore/search/search-job';
import { selectSearchJob } from '../../../state/selectors/search';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { useNames } from '../../train/use-names';
import styles from '../SweepStart.module.css';
import { TimeNeeded } from '../TimeNeeded';
import { useWorkerCount } from '../use-worker-count';
import { SearchProgress } from './SearchProgress';

/** What the search will take, before it starts, and the button that starts it. */
export function SearchStart(): ReactElement {
  const { t } = useTranslation('search');
  const job = useAppStore(selectSearchJob);
  const status = useAppStore((state) => state.searchRun?.status);
  const startSearch = useAppStore((state) => state.startSearch);
  const isUnderWay = status === 'queued' || status === 'running';
  const isPossible = job !== null && job.widths.weights.length > 1;
  return (
    <div className={styles.start}>
      {!isPossible && <TooFewWidths />}
      {isPossible && !isUnderWay && <Effort job={job} />}
      <Button
        size="md"
        disabled={!isPossible || isUnderWay}
        onClick={() => job && startSearch(job)}
        data-testid="search-start"
      >
        {t('start.start')}
      </Button>
      <SearchProgress />
    </div>
  );
}

function Effort({ job }: { readonly job: SearchJob }): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  const designs = job.population * (job.generations + 1);
  const { workers } = useWorkerCount();
  // Widths do not change how long a training takes.
  const most = useMemo(() => {
    const copies = job.widths.weights.length + job.survivors;
    return job.seeds.flatMap((seed) =>
      Array.from({ length: copies }, () => ({ ...job.configuration, seed })),
    );
  }, [job]);
  return (
    <>
      <p
        className={styles.count}
        data-testid="search-effort"
        data-designs={designs}
        data-trainings={most.length}
      >
        <strong>{t('start.designs', { count: designs, designs: format.count(designs) })}</strong>{' '}
        {t('start.trainings', { count: most.length })}
      </p>
      <TimeNeeded configurations={most} workers={workers} />
      <p className={styles.note}>{t('start.note')}</p>
    </>
  );
}

function TooFewWidths(): ReactElement {
  const { t } = useTranslation('search');
  const names = useNames();
  const scheme = useAppStore((state) => state.search.scheme);
  return (
    <p className={styles.tooMany} role="alert" data-testid="search-too-few">
      {t('start.tooFewWidths', { scheme: names.scheme(scheme) })}
    </p>
  );
}
