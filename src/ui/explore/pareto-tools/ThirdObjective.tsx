import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EfficiencyMetric } from '../../../core/explore/metrics';
import { useAppStore } from '../../../state/store';
import styles from './ParetoTools.module.css';

const offered: readonly EfficiencyMetric[] = ['inferences-per-joule', 'area', 'latency'];

/** Beside accuracy and the metric of the horizontal axis. */
export function ThirdObjective() {
  const { t } = useTranslation(['pareto-tools', 'common']);
  const metric = useAppStore((state) => state.metric);
  const third = useAppStore((state) => state.thirdMetric);
  const setView = useAppStore((state) => state.setView);
  const options = third !== null && !offered.includes(third) ? [...offered, third] : offered;
  return (
    <span className={styles.control}>
      <label htmlFor="third-objective">
        {t('pareto-tools:third', { metric: t(`common:metrics.${metric}.name`) })}
      </label>
      <NativeSelect
        id="third-objective"
        size="sm"
        value={third === metric ? '' : (third ?? '')}
        data={[
          { value: '', label: t('pareto-tools:nothing') },
          ...options
            .filter((id) => id !== metric)
            .map((id) => ({ value: id, label: t(`common:metrics.${id}.name`) })),
        ]}
        onChange={(event) =>
          setView({ thirdMetric: options.find((id) => id === event.currentTarget.value) ?? null })
        }
      />
    </span>
  );
}
