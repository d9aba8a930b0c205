import {
  memo,
  type ReactElement,
  type RefObject,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { ComparisonButton } from './ComparisonButton';
import { JobList } from './JobList';
import { RunForm } from './RunForm';
import { RunOutline } from './RunOutline';
import { RunPanel } from './RunPanel';
import styles from './TrainScreen.module.css';
import { useMeasuredRate } from './use-measured-rate';
import { VisitComparison } from './VisitComparison';

/** What a running job changes many times a second must not draw the fields anew, which depend on no job. */
const [SteadyForm, SteadyRun, SteadyJobs] = [memo(RunForm), memo(RunPanel), memo(JobList)];
const [SteadyVisit, SteadyComparison] = [memo(VisitComparison), memo(ComparisonButton)];

/** Train and quantize networks here, and watch them learn. */
export default function TrainScreen(): ReactElement {
  const { t } = useTranslation('train');
  // Curves and progress wait for clicks, not clicks for them.
  const jobs = useDeferredValue(useAppStore((state) => state.jobs));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = jobs.find(({ id }) => id === chosenId) ?? mostInteresting(jobs);
  useMeasuredRate(jobs);
  const runElement = useScrollToStart(jobs.length);
  return (
    <div className={styles.screen} data-busy={jobs.length > 0}>
      <h1 className={styles.title}>{t('title')}</h1>
      <div className={styles.form}>
        <SteadyForm />
      </div>
      <div className={styles.content}>
        <div className={styles.run} ref={runElement}>
          {shown ? <SteadyRun job={shown} /> : <RunOutline />}
          <SteadyVisit />
        </div>
        <div className={styles.side}>
          <SteadyJobs shownId={shown?.id ?? null} onShow={setChosenId} />
          <SteadyComparison />
        </div>
      </div>
    </div>
  );
}

/** What runs now, else what ended last, else what comes next. */
function mostInteresting(jobs: readonly TrainingJob[]): TrainingJob | null {
  return (
    jobs.find(({ status }) => status === 'running' || status === 'paused') ??
    jobs.filter(({ status }) => status !== 'queued').at(-1) ??
    jobs[0] ??
    null
  );
}

/** Where all stands in one column, what was started may be out of sight. */
function useScrollToStart(jobCount: number): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const known = useRef(jobCount);
  useEffect(() => {
    if (jobCount > known.current && element.current && isOutOfSight(element.current)) {
      element.current.scrollIntoView({ block: 'start' });
    }
    known.current = jobCount;
  }, [jobCount]);
  return element;
}

function isOutOfSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom < 0 || top > window.innerHeight;
}
