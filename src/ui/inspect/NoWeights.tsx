import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { useRetrain } from './use-retrain';
import styles from './WeightsTab.module.css';

/** Gallery points come without weights: says so, and offers to make them. */
export function NoWeights({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const { pending, retrain } = useRetrain(point);
  return (
    <div className={styles.missing} data-testid="no-weights">
      <p>{t('weights.missing')}</p>
      <Button variant="default" onClick={retrain} disabled={pending} data-testid="train-it-here">
        {t(pending ? 'weights.training' : 'weights.trainHere')}
      </Button>
    </div>
  );
}
