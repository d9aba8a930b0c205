import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { metricDefinitions } from '../../core/explore/metrics';
import { useAppStore } from '../../state/store';
import { accuracyDomain } from '../charts/accuracy-domain';
import { ParetoChart } from '../charts/ParetoChart';
import type { ParetoTexts } from '../charts/pareto-chart-props';
import { useElementSize } from '../charts/use-element-size';
import { useFormat } from '../format/use-format';
import { useChartTheme } from '../theme/use-chart-theme';
import styles from './ChartCard.module.css';
import { PointDetails } from './PointDetails';
import { pinLetters } from './pin-letters';
import { seedSpread } from './seed-spread';
import { useDesignNames } from './use-design-names';
import type { ExploreData } from './use-explore-data';
import { useMetricTexts } from './use-metric-texts';
import { useParetoData } from './use-pareto-data';
import { usePointLabels } from './use-point-labels';

interface DesignChartProps {
  readonly data: ExploreData;
  readonly faintIds: ReadonlySet<string>;
  readonly range: 'focused' | 'full';
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** The Pareto chart joined to the store. */
export function DesignChart({ data, faintIds, range, highlightedId, onHighlight }: DesignChartProps) {
  const [container, size] = useElementSize<HTMLDivElement>();
  const { t } = useTranslation('explore');
  const format = useFormat();
  const theme = useChartTheme();
  const metric = useAppStore((state) => state.metric);
  const log = useAppStore((state) => state.logAxis);
  const selectedId = useAppStore((state) => state.selectedId);
  const pinnedIds = useAppStore((state) => state.pinnedIds);
  const setView = useAppStore((state) => state.setView);
  const togglePinned = useAppStore((state) => state.togglePinned);
  const largest = Math.max(0, ...data.designs.map(data.costOf));
  const metricTexts = useMetricTexts(metric, largest);
  const points = useParetoData(data, faintIds);
  const labels = usePointLabels(data, metricTexts.formatValue);
  const accuracy = useMemo(() => accuracyDomain(accuraciesOf(data), range), [data, range]);
  const pinnedLetters = useMemo(() => pinLetters(pinnedIds), [pinnedIds]);
  const formatAccuracy = useCallback(
    (fraction: number) => format.percent(fraction, accuracy.high - accuracy.low < 0.05 ? 1 : 0),
    [format, accuracy],
  );
  const texts = useChartTexts(data, metricTexts.axisTitle, formatAccuracy(accuracy.low));
  const onSelect = useCallback((id: string | null) => setView({ selectedId: id }), [setView]);
  const onTarget = useCallback(
    (targetAccuracyFraction: number) => setView({ targetAccuracyFraction }),
    [setView],
  );
  const renderTooltip = (id: string) => {
    const point = data.designs.find((design) => design.id === id);
    return point && <PointDetails point={point} onFront={data.frontIds.has(id)} />;
  };
  const { control, targetFraction } = data;
  return (
    <div ref={container} className={styles.canvas}>
      {size && size.width > 0 && (
        <ParetoChart
          data={points}
          labels={labels}
          size={size}
          theme={theme}
          texts={texts}
          accuracy={accuracy}
          log={log}
          better={metricDefinitions[metric].direction === 'higher' ? 'right' : 'left'}
          reference={
            control && {
              label: t('chart.control', { accuracy: format.percent(control.testAccuracy.meanFraction) }),
              meanFraction: control.testAccuracy.meanFraction,
              intervalFraction: seedSpread(control),
            }
          }
          target={
            targetFraction === null
              ? null
              : {
                  fraction: targetFraction,
                  label: t('chart.target', { accuracy: format.percent(targetFraction) }),
                }
          }
          selectedId={selectedId}
          highlightedId={highlightedId}
          pinnedLetters={pinnedLetters}
          formatCost={metricTexts.formatTick}
          formatAccuracy={formatAccuracy}
          renderTooltip={renderTooltip}
          onHighlight={onHighlight}
          onSelect={onSelect}
          onPin={togglePinned}
          onTarget={onTarget}
        />
      )}
    </div>
  );
}

function accuraciesOf({ designs, control }: ExploreData): readonly number[] {
  const accuracies = designs.map(({ testAccuracy }) => testAccuracy.meanFraction);
  if (!control) return accuracies;
  return [...accuracies, seedSpread(control)?.high ?? control.testAccuracy.meanFraction];
}

function useChartTexts(data: ExploreData, costTitle: string, lowest: string): ParetoTexts {
  const { t } = useTranslation(['explore', 'common']);
  const isPublished = useAppStore((state) => state.publishedNetwork !== null);
  const names = useDesignNames();
  const format = useFormat();
  return useMemo(() => {
    const [first, ...others] = data.designs;
    const best =
      first &&
      others.reduce(
        (most, point) => (point.testAccuracy.meanFraction > most.testAccuracy.meanFraction ? point : most),
        first,
      );
    const finding = best
      ? t('chart.finding', {
          best: names.design(best.configuration),
          accuracy: format.percent(best.testAccuracy.meanFraction),
        })
      : '';
    const front = data.designs.filter(({ id }) => data.frontIds.has(id)).length;
    return {
      name: t('chart.name', { metric: costTitle }),
      description: t('chart.description', { designs: data.designs.length, front, finding }),
      costTitle,
      accuracyTitle: t(isPublished ? 'explore:published.accuracyAxis' : 'chart.accuracyAxis'),
      offScaleTitle: t('chart.offScale', { limit: lowest }),
      betterTitle: t('chart.better'),
      zoomIn: t('chart.zoomIn'),
      zoomOut: t('chart.zoomOut'),
      zoomReset: t('chart.zoomReset'),
    };
  }, [data, costTitle, lowest, isPublished, t, names, format]);
}
