import { Alert, Button, CopyButton, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../core/problem';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useProblemText } from '../format/use-problem-text';
import styles from './RunPanel.module.css';

/** Why a run failed, what to do about it, and details to hand on. */
export function FailurePanel({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('train');
  const problemTextOf = useProblemText();
  const retry = useAppStore((state) => state.retry);
  const text = job.problem ? problemTextOf(job.problem) : t('train:failure.unknown');
  return (
    <Alert
      variant="outline"
      color="red"
      className={styles.failure}
      title={t('train:failure.title')}
      data-testid="run-failure"
    >
      <p>{text}</p>
      {job.problem?.code !== 'worker-crashed' && <p>{t('train:failure.kept')}</p>}
      <Group gap="xs">
        <Button onClick={() => retry(job.id)} data-testid="run-retry">
          {t('train:failure.retry')}
        </Button>
        <CopyButton value={failureDetails(job)}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'train:failure.copied' : 'train:failure.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}

/** Everything needed to repeat the failure, in English, as text. */
function failureDetails({ problem, progress, configuration }: TrainingJob): string {
  return JSON.stringify({ problem, text: problem && problemText(problem), progress, configuration }, null, 2);
}
