import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { selectOpenSearchTrainings } from '../../../state/selectors/search';
import { useAppStore } from '../../../state/store';
import { TimeNeeded } from '../TimeNeeded';
import { useWorkerCount } from '../use-worker-count';
import { WorkerCount } from '../WorkerCount';
import styles from './Search.module.css';

/** Puts the survivors and the uniform widths that they must beat into the queue, those left out that are known. */
export function SurvivorTrainings(): ReactElement {
  const { t } = useTranslation(['search', 'experiments']);
  const { count, open } = useAppStore(selectOpenSearchTrainings);
  const enqueueSweep = useAppStore((state) => state.enqueueSweep);
  const { workers, change, apply } = useWorkerCount();
  const start = (): void => {
    apply();
    enqueueSweep(open.map((configuration) => ({ configuration, allocation: null })));
  };
  return (
    <div className={styles.train} data-testid="search-trainings" data-runs={count} data-open={open.length}>
      <p>
        <strong>{t('experiments:start.runs', { count })}</strong>{' '}
        {open.length < count && t('experiments:start.known', { count: count - open.length })}
      </p>
      {open.length > 0 && (
        <>
          <TimeNeeded configurations={open} workers={workers} />
          <WorkerCount workers={workers} onChange={change} />
          <Button onClick={start} data-testid="search-train">
            {t('search:train', { count: open.length })}
          </Button>
        </>
      )}
    </div>
  );
}
