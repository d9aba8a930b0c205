import { Badge, Button, Group, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantizationMethod } from '../../core/explore/training-configuration';
import type { JobStatus, TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import type { RunPhase } from '../../training/training-api';
import { useFormat } from '../format/use-format';
import { progressFraction } from './announcements';
import { FailurePanel } from './FailurePanel';
import { LearningCurves } from './LearningCurves';
import { ResultCard } from './ResultCard';
import styles from './RunPanel.module.css';
import { useRunName } from './use-run-name';

/** One run while it happens and after: progress, controls, curves, and how it ended. */
export function RunPanel({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('train');
  const runName = useRunName();
  return (
    <section
      className={styles.panel}
      aria-labelledby="run-title"
      data-testid="run-panel"
      data-status={job.status}
    >
      <header className={styles.header}>
        <h2 id="run-title">{runName(job.configuration)}</h2>
        <StatusBadge status={job.status} />
        <RunControls job={job} />
      </header>
      {job.status !== 'done' && job.status !== 'failed' && <RunProgressLine job={job} />}
      {job.status === 'failed' && <FailurePanel job={job} />}
      {job.status === 'done' && job.resultKey && <ResultCard resultKey={job.resultKey} />}
      {job.status === 'cancelled' && <p className={styles.note}>{t('job.cancelledNote')}</p>}
      <LearningCurves job={job} />
    </section>
  );
}

function StatusBadge({ status }: { readonly status: JobStatus }): ReactElement {
  const { t } = useTranslation('train');
  return (
    <Badge
      variant={status === 'running' ? 'filled' : 'default'}
      tt="none"
      fw={500}
      size="lg"
      className={styles.badge ?? ''}
    >
      <span aria-hidden="true">{statusSigns[status]}</span> {t(`status.${status}`)}
    </Badge>
  );
}

export const statusSigns: Readonly<Record<JobStatus, string>> = {
  queued: '…',
  running: '▶',
  paused: '⏸',
  done: '✓',
  cancelled: '■',
  failed: '!',
};

function RunControls({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('train');
  const pause = useAppStore((state) => state.pause);
  const resume = useAppStore((state) => state.resume);
  const cancel = useAppStore((state) => state.cancel);
  const retry = useAppStore((state) => state.retry);
  const { id, status } = job;
  return (
    <Group gap="xs" className={styles.controls}>
      {status === 'running' && (
        <Button variant="default" onClick={() => pause(id)}>
          {t('job.pause')}
        </Button>
      )}
      {status === 'paused' && <Button onClick={() => resume(id)}>{t('job.resume')}</Button>}
      {(status === 'running' || status === 'paused' || status === 'queued') && (
        <Button variant="default" onClick={() => cancel(id)}>
          {t('job.cancel')}
        </Button>
      )}
      {status === 'cancelled' && (
        <Button variant="default" onClick={() => retry(id)}>
          {t('job.restart')}
        </Button>
      )}
    </Group>
  );
}

function RunProgressLine({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const fraction = progressFraction(job);
  const { progress, secondsLeft, status } = job;
  return (
    <div className={styles.progress}>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={100 * fraction}
          aria-label={t('job.progress')}
          aria-valuetext={format.percent(fraction, 0)}
          data-testid="run-progress"
        />
      </Progress.Root>
      <p className={styles.progressText} data-testid="run-progress-text">
        {progress ? (
          <>
            <strong>{format.percent(fraction, 0)}</strong>
            <span>{t(phaseKey(job.configuration.method, progress.phase))}</span>
            {(progress.phase === 'float' || progress.phase === 'tune') && (
              <span>
                {t('job.epoch', {
                  epoch: progress.epoch,
                  epochs: progress.epochs,
                })}
              </span>
            )}
            {status === 'running' && secondsLeft !== null && (
              <span>{t('job.left', { duration: format.duration(secondsLeft) })}</span>
            )}
          </>
        ) : (
          <span>{t(status === 'queued' ? 'job.waiting' : 'job.starting')}</span>
        )}
      </p>
    </div>
  );
}

function phaseKey(method: QuantizationMethod, phase: RunPhase): string {
  return method === 'float' && phase !== 'load' ? `phases.control.${phase}` : `phases.${phase}`;
}
