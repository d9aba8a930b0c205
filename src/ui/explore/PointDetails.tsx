import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { efficiencyMetrics, metricDefinitions } from '../../core/explore/metrics';
import { completeParams } from '../../core/parameters/parse-params';
import { schemes } from '../../core/schemes';
import { useParamTexts } from '../controls/use-param-texts';
import { useFormat } from '../format/use-format';
import { lazyWithTexts } from '../lazy-with-texts';
import styles from './PointDetails.module.css';
import type { PublishedRowsProps } from './PublishedRows';
import type { FrontChanceProps } from './pareto-tools/FrontChance';
import { SchemeGlyph } from './SchemeGlyph';
import { useDesignNames } from './use-design-names';
import { useMachineText } from './use-machine-text';
import { formatMetric } from './use-metric-texts';
import { useOriginText } from './use-origin-text';
import { useWidthMismatch } from './use-width-mismatch';

const PublishedRows = lazyWithTexts<PublishedRowsProps>(['published'], () =>
  import('./PublishedRows').then((module) => ({ default: module.PublishedRows })),
);

const FrontChanceRow = lazyWithTexts<FrontChanceProps>(['pareto-tools'], () =>
  import('./pareto-tools/FrontChance').then((module) => ({ default: module.FrontChanceRow })),
);

/** Everything that is known of a design: every parameter, every objective with its unit, origin and seeds. */
export function PointDetails({ point, onFront }: { readonly point: DesignPoint; readonly onFront: boolean }) {
  const { t } = useTranslation(['explore', 'common']);
  const names = useDesignNames();
  const originText = useOriginText();
  const mismatch = useWidthMismatch(point);
  const { configuration, published } = point;
  return (
    <div className={styles.details}>
      <p className={styles.title}>
        <SchemeGlyph scheme={configuration.quantization.scheme} />
        {names.design(configuration)}
      </p>
      <p className={styles.standing}>
        {originText(point)} ·{' '}
        {published
          ? t('explore:published.noSeeds')
          : t('explore:tooltip.seeds', { count: point.testAccuracy.seeds })}
        {onFront && <strong> · {t('explore:tooltip.onFront')}</strong>}
      </p>
      {mismatch && <p className={styles.mismatch}>{mismatch}</p>}
      <dl className={styles.list}>
        <AccuracyRows point={point} />
        {!mismatch && (
          <Suspense>
            <FrontChanceRow id={point.id} />
          </Suspense>
        )}
        <CostRows point={point} />
        {published ? (
          <Suspense>
            <PublishedRows configuration={configuration} published={published} />
          </Suspense>
        ) : (
          <ParameterRows point={point} />
        )}
      </dl>
    </div>
  );
}

function AccuracyRows({ point }: { readonly point: DesignPoint }) {
  const { t } = useTranslation('explore');
  const format = useFormat();
  const { meanFraction, intervalFraction } = point.testAccuracy;
  return (
    <Row label={t(point.published ? 'explore:published.accuracy' : 'tooltip.accuracy')} strong>
      {format.percent(meanFraction)}
      {intervalFraction && (
        <span className={styles.interval}>
          {t('tooltip.interval', {
            low: format.percent(intervalFraction.low),
            high: format.percent(intervalFraction.high),
          })}
        </span>
      )}
    </Row>
  );
}

function CostRows({ point: { cost } }: { readonly point: DesignPoint }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (!cost) return null;
  return efficiencyMetrics.map((metric) => (
    <Row key={metric} label={t(`metrics.${metric}.name`)} strong={metric === 'energy' || metric === 'area'}>
      {formatMetric(format, metric, metricDefinitions[metric].value(cost))}
    </Row>
  ));
}

function ParameterRows({ point: { configuration, results } }: { readonly point: DesignPoint }) {
  const { t } = useTranslation(['explore', 'common']);
  const params = useParamTexts();
  const format = useFormat();
  const machine = useMachineText();
  const { quantization, method } = configuration;
  const specs = schemes.has(quantization.scheme) ? schemes.get(quantization.scheme).params : [];
  const values = completeParams(specs, quantization.schemeParams);
  const disagreements = results.reduce((sum, result) => sum + result.disagreements, 0);
  const tested = results.reduce((sum, result) => sum + result.testCount, 0);
  return (
    <>
      <Row label={t('explore:tooltip.method')}>{t(`common:methodsShort.${method}`)}</Row>
      {specs.map((spec) => (
        <Row key={spec.key} label={params.label(spec.key)}>
          {params.option(spec.key, String(values[spec.key] ?? spec.default))}
        </Row>
      ))}
      <Row label={t('explore:tooltip.layers')}>
        {t(
          quantization.edgeLayers === 'eight-bit' ? 'explore:design.edgeEightBit' : 'explore:design.edgeSame',
        )}
      </Row>
      <Row label={t('explore:tooltip.machine')}>
        {machine.accelerator}, {machine.placementName}
      </Row>
      {tested > 0 && (
        <Row label={t('explore:tooltip.disagreements')}>
          {t('explore:tooltip.disagreementsValue', {
            count: disagreements,
            total: format.count(tested),
          })}
        </Row>
      )}
    </>
  );
}

function Row(props: { readonly label: string; readonly strong?: boolean; readonly children: ReactNode }) {
  return (
    <>
      <dt data-strong={props.strong || undefined}>{props.label}</dt>
      <dd data-strong={props.strong || undefined}>{props.children}</dd>
    </>
  );
}
