import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { efficiencyMetrics, metricDefinitions } from '../../core/explore/metrics';
import type { PublishedAccuracy } from '../../core/networks/published-accuracy';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './PublishedInspect.module.css';
import { PublishedRows } from './PublishedRows';
import { SchemeGlyph } from './SchemeGlyph';
import { useDesignNames } from './use-design-names';
import { formatMetric } from './use-metric-texts';

export interface PublishedInspectProps {
  readonly point: DesignPoint;
  readonly published: PublishedAccuracy;
}

/** A published design opened up. There are no weights and no seeds to look at. */
export function PublishedInspect({ point, published }: PublishedInspectProps) {
  const { t } = useTranslation(['published', 'explore', 'inspect']);
  const names = useDesignNames();
  const format = useFormat();
  const setView = useAppStore((state) => state.setView);
  const setScreen = useAppStore((state) => state.setScreen);
  const { configuration, testAccuracy } = point;
  return (
    <section className={styles.inspect} aria-label={t('published:inspect.title')} data-testid="inspect">
      <header className={styles.head}>
        <SchemeGlyph scheme={configuration.quantization.scheme} size={20} />
        <h2 data-testid="inspect-title">{names.design(configuration)}</h2>
        <CloseButton
          aria-label={t('published:inspect.close')}
          onClick={() => setView({ selectedId: null })}
        />
      </header>
      <p className={styles.accuracy}>
        <strong>{format.percent(testAccuracy.meanFraction, 2)}</strong> {t('explore:published.accuracy')}
      </p>
      <p className={styles.note}>{t('published:inspect.note')}</p>
      <dl className={styles.list}>
        <PublishedRows configuration={configuration} published={published} />
      </dl>
      <CostSection point={point} />
      <Button variant="default" size="compact-sm" onClick={() => setScreen('array')}>
        {t('inspect:footer.array')}
      </Button>
    </section>
  );
}

function CostSection({ point: { cost } }: Pick<PublishedInspectProps, 'point'>) {
  const { t } = useTranslation(['published', 'common', 'inspect']);
  const format = useFormat();
  if (!cost) return null;
  const energies = Object.entries(cost.energyByComponentPj).filter(([, energyPj]) => energyPj > 0);
  return (
    <>
      <h3>{t('published:inspect.cost')}</h3>
      <dl className={styles.list}>
        {efficiencyMetrics.map((metric) => (
          <Entry
            key={metric}
            label={t(`common:metrics.${metric}.name`)}
            value={formatMetric(format, metric, metricDefinitions[metric].value(cost))}
          />
        ))}
      </dl>
      <h3>{t('published:inspect.energy')}</h3>
      <dl className={styles.list}>
        {energies
          .sort(([, left], [, right]) => right - left)
          .map(([component, energyPj]) => (
            <Entry
              key={component}
              label={t(`inspect:components.${component}`, { defaultValue: component })}
              value={format.energy(energyPj)}
            />
          ))}
      </dl>
    </>
  );
}

function Entry({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
