import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { RunEstimate } from './RunEstimate';
import styles from './RunForm.module.css';
import { comparisonRuns } from './run-plan';
import { useNames } from './use-names';

const comparedSchemes = ['fixed-point', 'lsq', 'lsq-plus'];
const comparedSeeds = [1, 2, 3];

/** Enqueues the whole comparison that the page is about: control, three schemes and the chosen one at one width, three seeds each. */
export function ComparisonButton(): ReactElement {
  const { t } = useTranslation('train');
  const training = useAppStore((state) => state.training);
  const enqueue = useAppStore((state) => state.enqueue);
  const names = useNames();
  const format = useFormat();
  const { scheme, weightBits, activationBits } = training.quantization;
  const ids = [...new Set([...comparedSchemes, ...(training.method === 'float' ? [] : [scheme])])];
  const compared = ids.map((id) => ({
    id,
    defaultParams: completeParams(schemes.get(id).params, {}),
  }));
  const runs = comparisonRuns(training, compared, comparedSeeds);
  return (
    <section className={styles.comparison} aria-labelledby="comparison-title">
      <h2 id="comparison-title">{t('comparison.title')}</h2>
      <p className={styles.help}>
        {t('comparison.help', {
          schemes: format.list(ids.map(names.scheme)),
          weightBits,
          activationBits,
        })}
      </p>
      <RunEstimate configurations={runs} />
      <Button variant="default" fullWidth onClick={() => enqueue(runs)} data-testid="train-comparison">
        {t('comparison.start', { count: runs.length })}
      </Button>
    </section>
  );
}
