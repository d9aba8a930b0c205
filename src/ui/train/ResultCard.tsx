import { Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { designPointId } from '../../core/explore/design-point-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { ControlComparison } from './ControlComparison';
import styles from './ResultCard.module.css';
import { SeedAdvice } from './SeedAdvice';

/** How a finished run ended: the accuracy that integer hardware would give, and how far it can be trusted. */
export function ResultCard({ resultKey }: { readonly resultKey: string }): ReactElement | null {
  const { t } = useTranslation('train');
  const format = useFormat();
  const result = useAppStore((state) => state.results[resultKey]?.result);
  const setView = useAppStore((state) => state.setView);
  const setScreen = useAppStore((state) => state.setScreen);
  if (!result) return null;
  const isFloat = result.configuration.method === 'float';
  const showOnChart = (): void => {
    setView({ selectedId: designPointId(result.configuration) });
    setScreen('explore');
  };
  return (
    <div className={styles.card} data-testid="result-card">
      <div className={styles.headline}>
        <p className={styles.accuracy}>
          <strong data-testid="result-accuracy">{format.percent(result.testAccuracyFraction)}</strong>
          <span>{t(isFloat ? 'result.floatAccuracy' : 'result.integerAccuracy')}</span>
        </p>
        <Button onClick={showOnChart}>{t('result.showOnChart')}</Button>
      </div>
      {!isFloat && (
        <p data-testid="result-disagreements">
          {t('result.disagreements', {
            count: result.disagreements,
            disagreements: format.count(result.disagreements),
            total: format.count(result.testCount),
          })}
        </p>
      )}
      <ControlComparison result={result} />
      <SeedAdvice configuration={result.configuration} />
      <ResultFacts result={result} />
    </div>
  );
}

function ResultFacts({ result }: { readonly result: TrainedResult }): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const facts = [
    { label: t('result.validation'), value: format.percent(result.validationAccuracyFraction) },
    { label: t('result.testImages'), value: format.count(result.testCount) },
    { label: t('result.backend'), value: result.backend },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <Group key={label} gap={6}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Group>
      ))}
      <Group gap={6}>
        <dt>{t('result.weightsHash')}</dt>
        <dd>
          <code data-testid="result-hash">{result.weightsHash}</code>
        </dd>
      </Group>
    </dl>
  );
}
