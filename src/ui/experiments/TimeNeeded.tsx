import { Button } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { useNames } from '../train/use-names';
import styles from './SweepStart.module.css';
import { forecastSweep } from './sweep-forecast';
import { useKnownSpeeds } from './use-known-speeds';

interface TimeNeededProps {
  readonly configurations: readonly TrainingConfiguration[];
  readonly workers: number;
}

/** Steps and time of trainings that have not begun; where the speed is not known yet, a button measures it. */
export function TimeNeeded({ configurations, workers }: TimeNeededProps): ReactElement {
  const { t } = useTranslation(['experiments', 'train', 'problems']);
  const format = useFormat();
  const names = useNames();
  const known = useKnownSpeeds();
  const asked = useAppStore((state) => state.speedQuestions);
  const problem = useAppStore((state) => state.speedProblem);
  const askSpeeds = useAppStore((state) => state.askSpeeds);
  const { steps, seconds, unknownNetworks } = useMemo(
    () => forecastSweep(configurations, { ...known, workers }),
    [configurations, known, workers],
  );
  const questions = unknownNetworks.flatMap(
    (network) => configurations.find((configuration) => configuration.network === network) ?? [],
  );
  const [current] = asked;
  return (
    <>
      <p className={styles.estimate} data-testid="sweep-estimate">
        <span>{t('train:estimate.steps', { steps: format.count(steps) })}</span>
        {seconds !== null && <span>{t('train:estimate.time', { duration: format.duration(seconds) })}</span>}
      </p>
      {questions.length > 0 && (
        <Button
          variant="default"
          size="compact-md"
          loading={asked.length > 0}
          onClick={() => askSpeeds(questions)}
          data-testid="measure-speed"
        >
          {t('experiments:start.measureSpeed')}
        </Button>
      )}
      <p className={styles.note} role="status">
        {current && t('experiments:start.measuring', { network: names.network(current.network) })}
        {problem && t(`problems:${problem.code}`, problem.parameters)}
      </p>
    </>
  );
}
