import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type EfficiencyMetric, metricDefinitions } from '../../core/explore/metrics';
import type { Format } from '../format/format';
import { useFormat } from '../format/use-format';
import { axisUnit } from './axis-unit';

export interface MetricTexts {
  readonly axisTitle: string;
  formatTick(value: number): string;
  formatValue(value: number): string;
}

/** How a metric is written on the axis (one unit for all ticks) and in a sentence (its own unit). */
export function useMetricTexts(metric: EfficiencyMetric, largest: number): MetricTexts {
  const { t, i18n } = useTranslation('common');
  const format = useFormat();
  return useMemo(() => {
    const unit = axisUnit(metricDefinitions[metric].unit, largest);
    const compact = new Intl.NumberFormat(i18n.language, {
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
    const name = t(`metrics.${metric}.name`);
    return {
      axisTitle: metric === 'inferences-per-joule' ? name : `${name} (${unit.symbol})`,
      formatTick: (value) => compact.format(value / unit.size),
      formatValue: (value) => formatMetric(format, metric, value),
    };
  }, [metric, largest, t, i18n.language, format]);
}

export function formatMetric(format: Format, metric: EfficiencyMetric, value: number): string {
  switch (metric) {
    case 'inferences-per-joule':
      return format.inferencesPerJoule(value);
    case 'tops-per-watt':
      return format.topsPerWatt(value);
    case 'energy':
      return format.energy(value);
    case 'area':
      return format.area(value);
    case 'latency':
      return format.time(value);
    case 'tops-per-mm2':
      return format.topsPerMm2(value);
  }
}
