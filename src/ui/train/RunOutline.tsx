import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { widthSummary } from '../../core/explore/layer-bits-text';
import { datasetSources } from '../../data/datasets';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './RunOutline.module.css';
import { useNames } from './use-names';

/** What a run will do with the present settings, before anything has been trained. */
export function RunOutline(): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const names = useNames();
  const training = useAppStore((state) => state.training);
  const { recipe, method, quantization } = training;
  const widths = widthSummary(quantization);
  const { splits } = datasetSources.get(training.dataset);
  const figures = {
    training: format.count(splits.training),
    test: format.count(splits.test),
    floatEpochs: recipe.floatEpochs,
    tuneEpochs: recipe.tuneEpochs,
    scheme: names.scheme(quantization.scheme),
    weightBits: widths.weights,
    activationBits: widths.activations,
  };
  const stages =
    method === 'float'
      ? (['float', 'control', 'evaluateFloat'] as const)
      : method === 'ptq'
        ? (['float', 'calibrate', 'evaluate'] as const)
        : (['float', 'calibrate', 'tune', 'evaluate'] as const);
  return (
    <section className={styles.outline} aria-labelledby="outline-title">
      <h2 id="outline-title">{t('outline.title')}</h2>
      <p className={styles.lead}>{t('outline.lead')}</p>
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <li key={stage}>
            <strong>{t(`outline.${stage}.title`, figures)}</strong>
            <span>{t(`outline.${stage}.text`, figures)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.hint}>{t('outline.hint')}</p>
    </section>
  );
}
