import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { defaultView } from '../../state/defaults';
import { selectDesignPoints } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import styles from './ChartCard.module.css';
import type { ExploreData } from './use-explore-data';

type EmptyReason = 'loading' | 'computing' | 'refused' | 'filtered' | 'noGallery' | 'none';

/** Says why the chart is empty, and offers the way out. */
export function EmptyChart({ data }: { readonly data: ExploreData }) {
  const { t } = useTranslation('explore');
  const gallery = useAppStore((state) => state.gallery);
  const isPublished = useAppStore((state) => state.publishedNetwork !== null);
  const hasFilters = useAppStore(isFiltered);
  const hasPoints = useAppStore(selectDesignPoints).length > 0;
  const setView = useAppStore((state) => state.setView);
  const setScreen = useAppStore((state) => state.setScreen);
  const reason = emptyReason();
  return (
    <div className={styles.empty} data-reason={reason}>
      <p className={styles.emptyTitle}>{t(`empty.${reason}`)}</p>
      {reason === 'filtered' && (
        <Button
          onClick={() => setView({ hiddenSchemes: [], bitsRange: defaultView.bitsRange, onlyFront: false })}
        >
          {t('empty.showAll')}
        </Button>
      )}
      {(reason === 'noGallery' || reason === 'none') && (
        <>
          <p>{t('empty.noGalleryHelp')}</p>
          <Button onClick={() => setScreen('train')}>{t('empty.train')}</Button>
        </>
      )}
    </div>
  );

  function emptyReason(): EmptyReason {
    if (gallery === 'loading' && !isPublished) return 'loading';
    if (data.uncosted > 0) return 'computing';
    if (data.unrunnable > 0) return 'refused';
    if (hasPoints && hasFilters) return 'filtered';
    if (isPublished) return 'computing';
    return gallery === 'failed' ? 'noGallery' : 'none';
  }
}

function isFiltered({ hiddenSchemes, bitsRange }: ReturnType<typeof useAppStore.getState>): boolean {
  const [minimum, maximum] = defaultView.bitsRange;
  return hiddenSchemes.length > 0 || bitsRange[0] > minimum || bitsRange[1] < maximum;
}
