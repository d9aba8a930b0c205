import { NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type EfficiencyMetric, efficiencyMetrics, metricDefinitions } from '../../core/explore/metrics';
import { useAppStore } from '../../state/store';
import styles from './ChartCard.module.css';

/** What the axes show, and whether as chart or table. */
export function ChartToolbar() {
  const { t } = useTranslation(['explore', 'common']);
  const isPublished = useAppStore((state) => state.publishedNetwork !== null);
  const metric = useAppStore((state) => state.metric);
  const logAxis = useAppStore((state) => state.logAxis);
  const showTable = useAppStore((state) => state.showTable);
  const setView = useAppStore((state) => state.setView);
  const chooseMetric = (chosen: EfficiencyMetric): void =>
    setView({ metric: chosen, logAxis: metricDefinitions[chosen].logByDefault });
  return (
    <div className={styles.toolbar}>
      <h2 className={styles.title}>
        {t(isPublished ? 'explore:published.against' : 'chart.against')}
        <NativeSelect
          size="sm"
          aria-label={t('chart.metric')}
          className={styles.metric}
          value={metric}
          data={efficiencyMetrics.map((id) => ({ value: id, label: t(`common:metrics.${id}.name`) }))}
          onChange={(event) => {
            const chosen = efficiencyMetrics.find((id) => id === event.currentTarget.value);
            if (chosen) chooseMetric(chosen);
          }}
        />
      </h2>
      <div className={styles.switches}>
        <Switch
          size="sm"
          label={t('chart.log')}
          checked={logAxis}
          onChange={(event) => setView({ logAxis: event.currentTarget.checked })}
        />
        <SegmentedControl
          size="sm"
          aria-label={t('chart.view')}
          value={showTable ? 'table' : 'chart'}
          data={[
            { value: 'chart', label: t('chart.chart') },
            { value: 'table', label: t('chart.table') },
          ]}
          onChange={(value) => setView({ showTable: value === 'table' })}
        />
      </div>
    </div>
  );
}
