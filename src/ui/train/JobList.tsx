import { Button, Progress, UnstyledButton } from '@mantine/core';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { progressFraction } from './announcements';
import styles from './JobList.module.css';
import { statusSigns } from './RunPanel';
import { useRunName } from './use-run-name';

interface JobListProps {
  readonly shownId: string | null;
  onShow(id: string): void;
}

/** All runs of this visit, newest last; choosing one shows its curves and result. */
export function JobList({ shownId, onShow }: JobListProps): ReactElement {
  const { t } = useTranslation('train');
  const jobs = useAppStore((state) => state.jobs);
  const clearFinished = useAppStore((state) => state.clearFinished);
  const cancelWaiting = useAppStore((state) => state.cancelWaiting);
  const waiting = jobs.filter(({ status }) => status === 'queued');
  const finished = jobs.filter(({ status }) => status === 'done').length;
  return (
    <section className={styles.list} aria-labelledby="jobs-title">
      <header className={styles.header}>
        <h2 id="jobs-title">{t('jobs.title')}</h2>
        <span className={styles.count}>{t('jobs.count', { finished, total: jobs.length })}</span>
      </header>
      {jobs.length === 0 && <p className={styles.empty}>{t('jobs.empty')}</p>}
      <ol className={styles.rows}>
        {jobs.map((job) => (
          <li key={job.id}>
            <SteadyRow job={job} shown={job.id === shownId} onShow={onShow} />
          </li>
        ))}
      </ol>
      <footer className={styles.footer}>
        {waiting.length > 1 && (
          <Button variant="default" size="compact-sm" onClick={cancelWaiting}>
            {t('jobs.cancelWaiting', { count: waiting.length })}
          </Button>
        )}
        {jobs.some(({ status }) => status === 'done' || status === 'cancelled' || status === 'failed') && (
          <Button variant="subtle" size="compact-sm" onClick={clearFinished}>
            {t('jobs.clear')}
          </Button>
        )}
      </footer>
    </section>
  );
}

/** A report on one run must not draw hundreds of others anew. */
const SteadyRow = memo(JobRow);

interface JobRowProps {
  readonly job: TrainingJob;
  readonly shown: boolean;
  onShow(id: string): void;
}

function JobRow({ job, shown, onShow }: JobRowProps): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const runName = useRunName();
  const accuracy = useAppStore(({ results }) =>
    job.resultKey ? results[job.resultKey]?.result.testAccuracyFraction : undefined,
  );
  const active = job.status === 'running' || job.status === 'paused';
  return (
    <UnstyledButton
      className={styles.row}
      aria-current={shown}
      onClick={() => onShow(job.id)}
      data-testid="job-row"
      data-status={job.status}
    >
      <span className={styles.sign} data-status={job.status} aria-hidden="true">
        {statusSigns[job.status]}
      </span>
      <span className={styles.name}>{runName(job.configuration)}</span>
      <span className={styles.outcome}>
        {accuracy === undefined ? t(`status.${job.status}`) : format.percent(accuracy)}
      </span>
      {active && (
        <Progress
          className={styles.bar}
          value={100 * progressFraction(job)}
          size={3}
          aria-label={t('job.progress')}
        />
      )}
    </UnstyledButton>
  );
}
