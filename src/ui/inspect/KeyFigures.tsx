import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { efficiencyMetrics, metricDefinitions } from '../../core/explore/metrics';
import { useElementSize } from '../charts/use-element-size';
import { schemeMark } from '../explore/scheme-mark';
import { formatMetric } from '../explore/use-metric-texts';
import { useFormat } from '../format/use-format';
import { useChartTheme } from '../theme/use-chart-theme';
import { accuracySpan } from './accuracy-span';
import styles from './InspectDrawer.module.css';
import { SeedDots } from './SeedDots';

/** Accuracy with its uncertainty, and what an inference costs. */
export function KeyFigures({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation(['inspect', 'common']);
  const format = useFormat();
  const { cost, results } = point;
  const disagreements = results.reduce((sum, result) => sum + result.disagreements, 0);
  const tested = results.reduce((sum, result) => sum + result.testCount, 0);
  return (
    <section className={styles.figures} aria-label={t('inspect:figures.title')}>
      <AccuracyFigure point={point} />
      {cost && (
        <dl className={styles.costs}>
          {efficiencyMetrics.map((metric) => (
            <div key={metric}>
              <dt>{t(`common:metrics.${metric}.name`)}</dt>
              <dd>{formatMetric(format, metric, metricDefinitions[metric].value(cost))}</dd>
            </div>
          ))}
          <div>
            <dt>{t('inspect:figures.lanes')}</dt>
            <dd data-testid="inspect-lanes">{format.count(cost.lanes)}</dd>
          </div>
          <div>
            <dt>{t('inspect:figures.validation')}</dt>
            <dd>{format.percent(point.validationAccuracy.meanFraction)}</dd>
          </div>
        </dl>
      )}
      {tested > 0 && point.configuration.method !== 'float' && (
        <p className={styles.small}>
          {t('inspect:figures.disagreements', {
            count: disagreements,
            disagreements: format.count(disagreements),
            total: format.count(tested),
          })}
        </p>
      )}
    </section>
  );
}

function AccuracyFigure({ point }: { readonly point: DesignPoint }): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const theme = useChartTheme();
  const [element, size] = useElementSize<HTMLDivElement>();
  const { testAccuracy, results, configuration } = point;
  const { meanFraction, intervalFraction, seeds } = testAccuracy;
  const seedValues = results.map((result) => ({
    seed: result.configuration.seed,
    fraction: result.testAccuracyFraction,
  }));
  const halfWidth = intervalFraction
    ? Math.max(intervalFraction.high - meanFraction, meanFraction - intervalFraction.low)
    : null;
  const listed = seedValues
    .map(({ seed, fraction }) => t('figures.seed', { seed, accuracy: format.percent(fraction, 2) }))
    .join(', ');
  const { family } = schemeMark(configuration.quantization.scheme);
  return (
    <div className={styles.accuracy}>
      <p>
        <strong data-testid="inspect-accuracy">{format.percent(meanFraction)}</strong>
        {halfWidth !== null && (
          <span>{t('figures.interval', { points: format.number(100 * halfWidth, 2), count: seeds })}</span>
        )}
        {halfWidth === null && <span>{t('figures.oneSeed')}</span>}
      </p>
      <span className={styles.small}>
        {t(intervalFraction ? 'figures.accuracyOfSeeds' : 'figures.accuracy')}
      </span>
      <div ref={element} className={styles.dots}>
        {size && size.width > 0 && seedValues.length > 0 && (
          <SeedDots
            width={size.width}
            theme={theme}
            colour={configuration.method === 'float' ? theme.inkSoft : theme.families[family]}
            name={t('figures.dotsName', { seeds: listed })}
            seeds={seedValues}
            meanFraction={meanFraction}
            interval={intervalFraction}
            span={accuracySpan([point])}
            formatEnd={(fraction) => format.percent(fraction)}
          />
        )}
      </div>
    </div>
  );
}
