import { Button, Group, Progress } from '@mantine/core';
import { type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingJob } from '../../state/app-state';
import type { QueueCounts } from '../../state/selectors/queue-counts';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { JobList } from '../train/JobList';
import { RunPanel } from '../train/RunPanel';
import { useMeasuredRate } from '../train/use-measured-rate';
import styles from './QueuePanel.module.css';
import { type QueueProgress, queueProgress } from './sweep-forecast';
import { useKnownSpeeds } from './use-known-speeds';

/** How far the sweep is, run by run and as a whole; holds, cancels and reorders it. */
export function QueuePanel(): ReactElement | null {
  const jobs = useDeferredValue(useAppStore((state) => state.jobs));
  useMeasuredRate(jobs);
  const known = useKnownSpeeds();
  const progress = useMemo(() => queueProgress(jobs, known), [jobs, known]);
  const [shownId, setShownId] = useState<string | null>(null);
  const shown = jobs.find(({ id }) => id === shownId);
  const other = useAppStore((state) => state.otherQueue);
  const isOther = other !== null && other.done + other.failed < other.total;
  if (jobs.length === 0) return isOther ? <OtherTab counts={other} /> : null;
  return (
    <>
      {isOther && <OtherTab counts={other} />}
      {progress && <OverallProgress progress={progress} />}
      <div className={styles.runs}>
        <JobList shownId={shownId} onShow={setShownId} />
        {shown && <ShownRun job={shown} />}
      </div>
    </>
  );
}

function endedText({ failed, total }: QueueCounts): string {
  if (failed === 0) return 'queue.ended';
  return failed === total ? 'queue.endedAllFailed' : 'queue.endedSomeFailed';
}

/** What another tab works on, which this one takes over when that closes. */
function OtherTab({ counts }: { readonly counts: QueueCounts }): ReactElement {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const { done, failed, total } = counts;
  const fraction = (done + failed) / total;
  return (
    <section className={styles.overall} aria-labelledby="other-tab-title" data-testid="other-tab">
      <h2 id="other-tab-title">{t('otherTab.title')}</h2>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={100 * fraction}
          aria-label={t('otherTab.progress')}
          aria-valuetext={format.percent(fraction, 0)}
        />
      </Progress.Root>
      <p className={styles.text}>
        <span>{t('queue.done', { done: format.count(done), total: format.count(total) })}</span>
        {failed > 0 && <span className={styles.failed}>{t('queue.failed', { count: failed })}</span>}
      </p>
      <p className={styles.note}>{t('otherTab.note')}</p>
    </section>
  );
}

function OverallProgress({ progress }: { readonly progress: QueueProgress }): ReactElement {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  const isHeld = useAppStore((state) => state.isQueueHeld);
  const hold = useAppStore((state) => state.holdQueue);
  const release = useAppStore((state) => state.releaseQueue);
  const cancelWaiting = useAppStore((state) => state.cancelWaiting);
  const { total, done, failed, waiting, running, fraction, secondsLeft } = progress;
  const isOpen = waiting + running > 0;
  return (
    <section className={styles.overall} aria-labelledby="queue-title">
      <header className={styles.header}>
        <h2 id="queue-title">{t('queue.title')}</h2>
        {isOpen && (
          <Group gap="xs">
            <Button variant="default" onClick={isHeld ? release : hold} data-testid="hold-queue">
              {t(isHeld ? 'queue.release' : 'queue.hold')}
            </Button>
            {waiting > 0 && (
              <Button variant="default" onClick={cancelWaiting}>
                {t('queue.cancelWaiting', { count: waiting })}
              </Button>
            )}
          </Group>
        )}
      </header>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={100 * fraction}
          aria-label={t('queue.progress')}
          aria-valuetext={format.percent(fraction, 0)}
        />
      </Progress.Root>
      <p
        className={styles.text}
        data-testid="queue-progress"
        data-done={done}
        data-failed={failed}
        data-total={total}
      >
        <span>{t('queue.done', { done: format.count(done), total: format.count(total) })}</span>
        {failed > 0 && <span className={styles.failed}>{t('queue.failed', { count: failed })}</span>}
        {isHeld && <span>{t('queue.held')}</span>}
        {isOpen && !isHeld && (
          <span>
            {secondsLeft === null
              ? t('queue.timeUnknown')
              : t('queue.left', { duration: format.duration(secondsLeft) })}
          </span>
        )}
      </p>
      <p className={styles.note}>
        {isOpen ? t('queue.survives') : t(endedText(progress), { failed, total })}
      </p>
    </section>
  );
}

function ShownRun({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('experiments');
  const runNext = useAppStore((state) => state.runNext);
  return (
    <div className={styles.shown}>
      <RunPanel job={job} />
      {job.status === 'queued' && (
        <Button variant="default" onClick={() => runNext(job.id)} data-testid="run-next">
          {t('queue.runNext')}
        </Button>
      )}
    </div>
  );
}
