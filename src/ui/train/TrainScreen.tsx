import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { JobList } from './JobList';
import { RunAnnouncer } from './RunAnnouncer';
import { RunForm } from './RunForm';
import { RunOutline } from './RunOutline';
import { RunPanel } from './RunPanel';
import { stepRateOf, useStepRates } from './step-rate';
import styles from './TrainScreen.module.css';

/** Train and quantize networks here, and watch them learn. */
export function TrainScreen(): ReactElement {
  const { t } = useTranslation('train');
  const jobs = useAppStore((state) => state.jobs);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = jobs.find(({ id }) => id === chosenId) ?? mostInteresting(jobs);
  useMeasuredRate(jobs);
  return (
    <div className={styles.screen} data-busy={jobs.length > 0}>
      <h1 className={styles.title}>{t('title')}</h1>
      <aside className={styles.form}>
        <RunForm />
      </aside>
      <div className={styles.run}>{shown ? <RunPanel job={shown} /> : <RunOutline />}</div>
      <aside className={styles.jobs}>
        <JobList shownId={shown?.id ?? null} onShow={setChosenId} />
      </aside>
      <RunAnnouncer />
    </div>
  );
}

export default TrainScreen;

/** What runs now, else what ended last, else what comes next. */
function mostInteresting(jobs: readonly TrainingJob[]): TrainingJob | null {
  return (
    jobs.find(({ status }) => status === 'running' || status === 'paused') ??
    jobs.filter(({ status }) => status !== 'queued').at(-1) ??
    jobs[0] ??
    null
  );
}

function useMeasuredRate(jobs: readonly TrainingJob[]): void {
  const note = useStepRates((state) => state.note);
  const running = jobs.find(({ status }) => status === 'running');
  const rate = running ? stepRateOf(running) : null;
  const network = running?.configuration.network;
  useEffect(() => {
    if (network && rate) note(network, rate);
  }, [network, rate, note]);
}
