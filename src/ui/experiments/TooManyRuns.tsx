import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { maximumSweepRuns } from '../../core/explore/sweep/sweep-plan';
import { useFormat } from '../format/use-format';
import styles from './SweepStart.module.css';

interface TooManyRunsProps {
  /** What can be chosen less of. */
  readonly remedy: 'sweep' | 'claim';
}

/** Why so many trainings are not started at once, and what helps. */
export function TooManyRuns({ remedy }: TooManyRunsProps): ReactElement {
  const { t } = useTranslation('experiments');
  const format = useFormat();
  return (
    <p className={styles.tooMany} role="alert" data-testid={`${remedy}-too-many`}>
      {t(`start.tooMany.${remedy}`, { maximum: format.count(maximumSweepRuns) })}
    </p>
  );
}
