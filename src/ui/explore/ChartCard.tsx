import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import { accuracyDomain } from '../charts/accuracy-domain';
import { useFormat } from '../format/use-format';
import styles from './ChartCard.module.css';
import { ChartLegend } from './ChartLegend';
import { ChartNotices } from './ChartNotices';
import { ChartToolbar } from './ChartToolbar';
import { DesignChart } from './DesignChart';
import { DesignTable } from './DesignTable';
import { EmptyChart } from './EmptyChart';
import { RangeSwitches } from './RangeSwitches';
import { useDesignNames } from './use-design-names';
import { type ExploreData, standingOf } from './use-explore-data';
import { useMachineText } from './use-machine-text';

interface ChartCardProps {
  readonly data: ExploreData;
  /** Designs that another view leaves out. */
  readonly faintIds: ReadonlySet<string>;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

export function ChartCard({ data, faintIds, highlightedId, onHighlight }: ChartCardProps) {
  const { t } = useTranslation('explore');
  const showTable = useAppStore((state) => state.showTable);
  const [range, setRange] = useState<'focused' | 'full'>('focused');
  const accuracies = data.designs.map(({ testAccuracy }) => testAccuracy.meanFraction);
  const { hasOffScale } = accuracyDomain(accuracies, 'focused');
  const shared = { data, faintIds, highlightedId, onHighlight };
  return (
    <section className={styles.card} aria-label={t('chart.title')}>
      <ChartToolbar />
      {data.designs.length === 0 ? (
        <EmptyChart data={data} />
      ) : showTable ? (
        <DesignTable {...shared} />
      ) : (
        <DesignChart {...shared} range={range} />
      )}
      <div className={styles.foot}>
        <ChartLegend data={data} />
        <ChartNotices data={data} />
        <div className={styles.counts}>
          <ChartCount data={data} />
          <RangeSwitches range={range} hasHidden={hasOffScale && !showTable} onRange={setRange} />
        </div>
      </div>
      <LiveDescription data={data} highlightedId={highlightedId} />
    </section>
  );
}

function ChartCount({ data }: { readonly data: ExploreData }) {
  const { t } = useTranslation('explore');
  const onFront = data.designs.filter(({ id }) => data.frontIds.has(id)).length;
  return (
    <p className={styles.count} role="status" data-testid="design-count">
      {t('chart.count', { count: data.designs.length })} · {t('chart.onFrontCount', { count: onFront })}
      {data.uncosted > 0 && ` · ${t('chart.uncosted', { count: data.uncosted })}`}
    </p>
  );
}

/** Speaks the design under the focus in full: the mark itself carries a short name only. */
function LiveDescription({ data, highlightedId }: Omit<ChartCardProps, 'onHighlight' | 'faintIds'>) {
  const { t } = useTranslation('explore');
  const names = useDesignNames();
  const format = useFormat();
  const machine = useMachineText();
  const point = data.designs.find(({ id }) => id === highlightedId);
  return (
    <p className={styles.spoken} aria-live="polite" data-testid="chart-live">
      {point?.cost &&
        t('chart.live', {
          design: names.design(point.configuration),
          machine: machine.accelerator,
          accuracy: format.percent(point.testAccuracy.meanFraction),
          energy: format.energy(point.cost.totals.energyPj),
          standing: t(standingOf(data, point.id)),
        })}
    </p>
  );
}
