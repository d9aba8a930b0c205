import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { useFormat } from '../format/use-format';
import styles from './RunForm.module.css';
import { useEstimate } from './use-estimate';

/** What the runs will cost before they start: steps, and seconds once this machine's speed is known. */
export function RunEstimate({
  configurations,
}: {
  readonly configurations: readonly TrainingConfiguration[];
}): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const { steps, seconds } = useEstimate(configurations);
  return (
    <p className={styles.estimate} data-testid="run-estimate">
      <span>{t('estimate.steps', { steps: format.count(steps) })}</span>
      <span>
        {seconds === null
          ? t('estimate.unknownTime')
          : t('estimate.time', { duration: format.duration(seconds) })}
      </span>
    </p>
  );
}
