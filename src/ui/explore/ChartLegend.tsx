import { useTranslation } from 'react-i18next';
import { schemes } from '../../core/schemes';
import type { SchemeFamily } from '../../core/schemes/scheme';
import { framePath } from '../charts/symbol-shape';
import styles from './ChartLegend.module.css';
import { SchemeGlyph } from './SchemeGlyph';
import type { ExploreData } from './use-explore-data';

const families = [...new Set(schemes.all.map(({ family }) => family))];

/** Families by colour and name, schemes by shape, bits by size, front and origin by outline. */
export function ChartLegend({ data }: { readonly data: ExploreData }) {
  const { t } = useTranslation(['explore', 'schemes']);
  const shown = new Set(data.designs.map(({ configuration }) => configuration.quantization.scheme));
  const origins = new Set(data.designs.map(({ origin }) => origin));
  return (
    <ul className={styles.legend} data-chart-legend>
      {families.map((family) => (
        <FamilyLegend key={family} family={family} shown={shown} />
      ))}
      <li>
        <svg width="52" height="16" viewBox="0 0 52 16" aria-hidden="true">
          <circle cx="6" cy="8" r="3.8" className={styles.neutral} />
          <circle cx="21" cy="8" r="5.1" className={styles.neutral} />
          <circle cx="40" cy="8" r="6.5" className={styles.neutral} />
        </svg>
        {t('chart.bitsLegend')}
      </li>
      <li>
        <svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">
          <path d="M0 2H13V14H26" className={styles.front} />
          <circle cx="13" cy="2.8" r="2.6" className={styles.frontPoint} />
        </svg>
        {t('chart.frontLegend')}
      </li>
      {origins.has('trained-here') && (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <circle r="4" className={styles.neutral} />
            <circle r="7.5" className={styles.ring} />
          </svg>
          {t('chart.trainedHereLegend')}
        </li>
      )}
      {origins.has('imported') && (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <circle r="4" className={styles.neutral} />
            <path d={framePath(7.5)} className={styles.strike} />
          </svg>
          {t('chart.importedLegend')}
        </li>
      )}
      {data.designs.some(({ id }) => data.mismatched.has(id)) && (
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <path d="M0 -5A5 5 0 1 0 0 5A5 5 0 1 0 0 -5M-7 7L7 -7" className={styles.strike} />
          </svg>
          {t('chart.mismatchedLegend')}
        </li>
      )}
      {origins.has('claimed') && (
        <li>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <circle r="5" className={styles.ring} />
          </svg>
          {t('chart.claimedLegend')}
        </li>
      )}
      {origins.has('published') && (
        <li>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            <circle r="5" className={styles.ring} />
          </svg>
          {t('explore:published.legend')}
        </li>
      )}
    </ul>
  );
}

interface FamilyLegendProps {
  readonly family: SchemeFamily;
  readonly shown: ReadonlySet<string>;
}

/** The schemes of one family that the chart shows, on a line of their own. */
function FamilyLegend({ family, shown }: FamilyLegendProps) {
  const { t } = useTranslation('schemes');
  const members = schemes.all.filter((scheme) => scheme.family === family && shown.has(scheme.id));
  if (members.length === 0) return null;
  return (
    <li className={styles.family}>
      <span className={styles.familyName}>{t(`families.${family}`)}</span>
      {members.map(({ id }) => (
        <span key={id} className={styles.scheme}>
          <SchemeGlyph scheme={id} />
          {t(`${id}.name`)}
        </span>
      ))}
    </li>
  );
}
