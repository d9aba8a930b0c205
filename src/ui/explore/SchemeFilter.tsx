import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schemes } from '../../core/schemes';
import { selectDesignPoints } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './DesignPanel.module.css';
import { SchemeGlyph } from './SchemeGlyph';

/** Which schemes the chart shows; each line carries the scheme's mark and its number of designs. */
export function SchemeFilter() {
  const { t } = useTranslation(['explore', 'schemes']);
  const format = useFormat();
  const hidden = useAppStore((state) => state.hiddenSchemes);
  const setView = useAppStore((state) => state.setView);
  const counts = useDesignCounts();
  const toggle = (id: string): void =>
    setView({
      hiddenSchemes: hidden.includes(id) ? hidden.filter((scheme) => scheme !== id) : [...hidden, id],
    });
  return (
    <fieldset className={styles.group}>
      <legend>{t('panel.schemes')}</legend>
      <div className={styles.schemes}>
        {schemes.ids.map((id) => (
          <label key={id} className={styles.scheme} title={t(`schemes:${id}.summary`)}>
            <input type="checkbox" checked={!hidden.includes(id)} onChange={() => toggle(id)} />
            <SchemeGlyph scheme={id} />
            <span className={styles.schemeName}>{t(`schemes:${id}.name`)}</span>
            <span className={styles.schemeCount}>{format.count(counts.get(id) ?? 0)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function useDesignCounts(): ReadonlyMap<string, number> {
  const points = useAppStore(selectDesignPoints);
  const dataset = useAppStore((state) => state.training.dataset);
  const network = useAppStore((state) => state.training.network);
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { configuration } of points) {
      const isShown = configuration.dataset === dataset && configuration.network === network;
      if (!isShown || configuration.method === 'float') continue;
      const { scheme } = configuration.quantization;
      counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
    }
    return counts;
  }, [points, dataset, network]);
}
