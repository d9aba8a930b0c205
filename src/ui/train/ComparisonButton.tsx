import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { useAppStore } from '../../state/store';
import { RunEstimate } from './RunEstimate';
import styles from './RunForm.module.css';
import { comparisonRuns } from './run-plan';

const comparedSchemes = ['fixed-point', 'lsq', 'lsq-plus'];
const comparedSeeds = [1, 2, 3];

/** Enqueues the whole comparison that the page is about: control and three schemes at one width, three seeds each. */
export function ComparisonButton(): ReactElement {
  const { t } = useTranslation('train');
  const training = useAppStore((state) => state.training);
  const enqueue = useAppStore((state) => state.enqueue);
  const { weightBits, activationBits } = training.quantization;
  const compared = comparedSchemes.map((id) => ({
    id,
    defaultParams: completeParams(schemes.get(id).params, {}),
  }));
  const runs = comparisonRuns(training, compared, comparedSeeds);
  return (
    <section className={styles.comparison} aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('comparison.title')}</h2>
      <p className={styles.help}>{t('comparison.help', { weightBits, activationBits })}</p>
      <RunEstimate configurations={runs} />
      <Button variant="default" fullWidth onClick={() => enqueue(runs)} data-testid="train-comparison">
        {t('comparison.start', { count: runs.length })}
      </Button>
    </section>
  );
}
