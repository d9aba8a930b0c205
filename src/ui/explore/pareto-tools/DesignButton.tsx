import { useTranslation } from 'react-i18next';
import type { ObjectiveId } from '../../../core/explore/design-objectives';
import type { DesignPoint } from '../../../core/explore/design-point';
import { metricDefinitions } from '../../../core/explore/metrics';
import { selectObjectiveIds } from '../../../state/selectors/visible-points';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { SchemeGlyph } from '../SchemeGlyph';
import { useDesignNames } from '../use-design-names';
import { formatMetric } from '../use-metric-texts';
import styles from './ParetoTools.module.css';

interface DesignButtonProps {
  readonly point: DesignPoint;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** A design by name, with what it reaches in the objectives; opens it, and lights it up everywhere. */
export function DesignButton({ point, highlightedId, onHighlight }: DesignButtonProps) {
  const { t } = useTranslation('common');
  const names = useDesignNames();
  const format = useFormat();
  const ids = useAppStore(selectObjectiveIds);
  const setView = useAppStore((state) => state.setView);
  const figure = (id: ObjectiveId): string => {
    if (id === 'accuracy') return format.percent(point.testAccuracy.meanFraction);
    if (!point.cost) return t(`metrics.${id}.short`);
    return formatMetric(format, id, metricDefinitions[id].value(point.cost));
  };
  return (
    <button
      type="button"
      className={styles.design}
      data-design-id={point.id}
      data-highlighted={point.id === highlightedId || undefined}
      onClick={() => setView({ selectedId: point.id })}
      onMouseEnter={() => onHighlight(point.id)}
      onMouseLeave={() => onHighlight(null)}
      onFocus={() => onHighlight(point.id)}
      onBlur={() => onHighlight(null)}
    >
      <SchemeGlyph scheme={point.configuration.quantization.scheme} />
      <span className={styles.name}>{names.design(point.configuration)}</span>
      <span className={styles.figures}>{ids.map(figure).join(' · ')}</span>
    </button>
  );
}
