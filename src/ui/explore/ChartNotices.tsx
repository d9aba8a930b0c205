import { useTranslation } from 'react-i18next';
import { measuredWidths } from '../../core/explore/accuracy-applies';
import { useAppStore } from '../../state/store';
import styles from './ChartCard.module.css';
import { RefusedDesigns } from './RefusedDesigns';
import type { ExploreData } from './use-explore-data';

/** Where accuracy and cost of what is shown do not belong to the same arithmetic. */
export function ChartNotices({ data }: { readonly data: ExploreData }) {
  const { t } = useTranslation('explore');
  const isApproximate = data.designs.some(({ cost }) =>
    cost?.notes.some(({ code }) => code === 'approximate-arithmetic'),
  );
  return (
    <>
      {isApproximate && <p className={styles.notice}>{t('chart.approximate')}</p>}
      <WidthNotice data={data} />
      <RefusedDesigns refused={data.refused} />
    </>
  );
}

function WidthNotice({ data: { mismatched } }: { readonly data: ExploreData }) {
  const { t } = useTranslation('explore');
  const chosen = useAppStore((state) => state.costedHardware.requantizationBits);
  const setHardware = useAppStore((state) => state.setHardware);
  const [first] = mismatched.values();
  const measured = first && measuredWidths(first)[0];
  if (measured === undefined) return null;
  return (
    <p className={styles.notice} role="status" data-testid="width-notice">
      {t('chart.mismatchNotice', { count: mismatched.size, chosen })}{' '}
      <button
        type="button"
        className={styles.action}
        onClick={() => setHardware({ requantizationBits: measured })}
      >
        {t('chart.backToWidth', { measured })}
      </button>
    </p>
  );
}
