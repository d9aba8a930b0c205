import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schemes } from '../../core/schemes';
import type { SchemeFamily } from '../../core/schemes/scheme';
import { selectUncostedNetworkPoints } from '../../state/selectors/visible-points';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './DesignPanel.module.css';
import { SchemeGlyph } from './SchemeGlyph';

const families = [...new Set(schemes.all.map(({ family }) => family))];

/** Which schemes the chart shows, family by family; each line carries the scheme's mark and its number of designs. */
export function SchemeFilter() {
  const { t } = useTranslation('explore');
  const counts = useDesignCounts();
  return (
    <fieldset className={styles.group}>
      <legend>{t('panel.schemes')}</legend>
      {families.map((family) => (
        <FamilyFilter key={family} family={family} counts={counts} />
      ))}
    </fieldset>
  );
}

interface FamilyFilterProps {
  readonly family: SchemeFamily;
  readonly counts: ReadonlyMap<string, number>;
}

/** One switch for the family, one for each of its schemes. */
function FamilyFilter({ family, counts }: FamilyFilterProps) {
  const { t } = useTranslation(['explore', 'schemes']);
  const format = useFormat();
  const hidden = useAppStore((state) => state.hiddenSchemes);
  const setView = useAppStore((state) => state.setView);
  const ids = schemes.all.filter((scheme) => scheme.family === family).map(({ id }) => id);
  const shown = ids.filter((id) => !hidden.includes(id));
  const show = (wanted: readonly string[], isShown: boolean): void => {
    const others = hidden.filter((id) => !wanted.includes(id));
    setView({ hiddenSchemes: isShown ? others : [...others, ...wanted] });
  };
  return (
    <div className={styles.schemes}>
      <label className={styles.family}>
        <input
          type="checkbox"
          checked={shown.length === ids.length}
          ref={(box) => {
            if (box) box.indeterminate = shown.length > 0 && shown.length < ids.length;
          }}
          onChange={(event) => show(ids, event.currentTarget.checked)}
        />
        <span className={styles.schemeName}>{t(`schemes:families.${family}`)}</span>
      </label>
      {ids.map((id) => (
        <label key={id} className={styles.scheme} title={t(`schemes:${id}.summary`)}>
          <input
            type="checkbox"
            checked={!hidden.includes(id)}
            onChange={(event) => show([id], event.currentTarget.checked)}
          />
          <SchemeGlyph scheme={id} />
          <span className={styles.schemeName}>{t(`schemes:${id}.name`)}</span>
          <span className={styles.schemeCount}>{format.count(counts.get(id) ?? 0)}</span>
        </label>
      ))}
    </div>
  );
}

function useDesignCounts(): ReadonlyMap<string, number> {
  const points = useAppStore(selectUncostedNetworkPoints);
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { configuration } of points) {
      if (configuration.method === 'float') continue;
      const { scheme } = configuration.quantization;
      counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
    }
    return counts;
  }, [points]);
}
