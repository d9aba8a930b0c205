import { useTranslation } from 'react-i18next';
import type { ConformanceResult } from '../../core/conformance/judge';
import styles from './Conformance.module.css';
import { useRowTexts } from './use-row-texts';

const halfWidth = 40;
const height = 10;

/** The error as a bar to the left or right of none, over the tolerance; it ends at twice or none of the published figure. */
export function ErrorBar({ row }: { readonly row: ConformanceResult }) {
  const { t } = useTranslation('conformance');
  const texts = useRowTexts();
  const { errorFraction, tolerance, verdict } = row;
  if (errorFraction === null) return null;
  const length = Math.min(1, Math.abs(errorFraction)) * halfWidth;
  const band = tolerance.kind === 'relative' ? Math.min(1, tolerance.fraction) * halfWidth : 0;
  const label = t('errorBar', { error: texts.error(row), tolerance: texts.tolerance(tolerance) });
  return (
    <svg
      className={styles.bar}
      width={2 * halfWidth}
      height={height}
      viewBox={`${-halfWidth} 0 ${2 * halfWidth} ${height}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <rect
        className={styles.barTrack}
        x={-halfWidth}
        y={height / 2 - 0.5}
        width={2 * halfWidth}
        height={1}
      />
      {band > 0 && <rect className={styles.barBand} x={-band} y={0} width={2 * band} height={height} />}
      <rect
        className={styles.barLength}
        data-verdict={verdict}
        x={errorFraction < 0 ? -length : 0}
        y={height / 2 - 2}
        width={length}
        height={4}
      />
      <rect className={styles.barZero} x={-0.75} y={0} width={1.5} height={height} />
    </svg>
  );
}
