import { VisuallyHidden } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { useProblemText } from '../format/use-problem-text';
import { type Announcement, announcementsBetween, type Message, summary } from './announcements';
import { useRunName } from './use-run-name';

const secondMs = 1000;
/** Time to hear one message before the next. */
const secondsBetween = 5;

/** Tells screen readers what training does: at most one message every few seconds, which sums up what happened since. */
export default function RunAnnouncer(): ReactElement {
  const [message, setMessage] = useState('');
  const describe = useRef(useDescription());
  describe.current = useDescription();
  useEffect(() => {
    let waiting: readonly Announcement[] = [];
    const unsubscribe = useAppStore.subscribe((after, before) => {
      if (after.jobs !== before.jobs)
        waiting = [...waiting, ...announcementsBetween(before.jobs, after.jobs)];
    });
    let seconds = secondsBetween;
    const timer = setInterval(() => {
      seconds++;
      const next = seconds < secondsBetween ? null : summary(waiting);
      if (!next) return;
      [waiting, seconds] = [[], 0];
      setMessage(describe.current(next));
    }, secondMs);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, []);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="run-announcer">
      {message}
    </VisuallyHidden>
  );
}

function useDescription(): (message: Message) => string {
  const { t } = useTranslation('train');
  const problemText = useProblemText();
  const runName = useRunName();
  const format = useFormat();
  const accuracyOf = (job: TrainingJob): string => {
    const result = job.resultKey ? useAppStore.getState().results[job.resultKey]?.result : undefined;
    return result ? format.percent(result.testAccuracyFraction) : '';
  };
  const describeOne = ({ kind, jobId, percent }: Announcement): string => {
    const job = useAppStore.getState().jobs.find(({ id }) => id === jobId);
    if (!job) return '';
    const problem = job.problem ? problemText(job.problem) : '';
    return t(`train:announce.${kind}`, {
      run: runName(job.configuration),
      percent,
      accuracy: accuracyOf(job),
      problem,
    });
  };
  return (message) =>
    message.kind === 'one'
      ? describeOne(message.announcement)
      : `${message.counts.map(([kind, count]) => t(`train:announce.several.${kind}`, { count })).join(', ')}.`;
}
