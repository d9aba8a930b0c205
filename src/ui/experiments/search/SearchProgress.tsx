import { Button, Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchRun } from '../../../state/search-state';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { useProblemText } from '../../format/use-problem-text';
import styles from '../SweepStart.module.css';

/** How far the search is, with a way out, or why it ended without designs. */
export function SearchProgress(): ReactElement | null {
  const { t } = useTranslation('search');
  const run = useAppStore((state) => state.searchRun);
  const cancel = useAppStore((state) => state.cancelSearch);
  const problemText = useProblemText();
  if (!run || run.status === 'done') return null;
  if (run.status === 'cancelled') return <p className={styles.note}>{t('progress.cancelled')}</p>;
  if (run.status === 'failed') {
    return (
      <p className={styles.tooMany} role="alert" data-testid="search-problem">
        {run.problem && problemText(run.problem)}
      </p>
    );
  }
  return (
    <>
      <Step run={run} />
      <Progress value={100 * fractionOf(run)} aria-label={t('progress.label')} />
      <Button variant="default" onClick={cancel} data-testid="search-cancel">
        {t('progress.cancel')}
      </Button>
    </>
  );
}

function Step({ run }: { readonly run: SearchRun }): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  const text = run.step
    ? t('progress.searching', {
        generation: format.count(run.step.generation),
        generations: format.count(run.job.generations),
        designs: format.count(run.step.evaluations),
      })
    : t('progress.sensitivity');
  return (
    <p className={styles.note} role="status" data-testid="search-progress">
      {text}
    </p>
  );
}

/** The FP32 training and its sensitivities count as the first half. */
function fractionOf({ step, progress, job }: SearchRun): number {
  if (step) return 0.5 + step.generation / (2 * (job.generations + 1));
  return progress && progress.stepsPlanned > 0 ? progress.stepsDone / progress.stepsPlanned / 2 : 0;
}
