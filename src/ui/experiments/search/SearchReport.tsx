import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { selectIsSearchOutdated } from '../../../state/selectors/search';
import { useAppStore } from '../../../state/store';
import card from '../ReportCard.module.css';
import styles from './Search.module.css';
import { SearchedFront } from './SearchedFront';
import { SurvivorTrainings } from './SurvivorTrainings';
import { TrainedFronts } from './TrainedFronts';

/** What the search found, what is to be trained of it, and what that did to the front. */
export default function SearchReport(): ReactElement {
  const { t } = useTranslation('search');
  const searched = useAppStore((state) => state.searchRun?.searched ?? null);
  const isOutdated = useAppStore(selectIsSearchOutdated);
  return (
    <section className={`${card.card} ${styles.report}`} aria-label={t('report')} data-testid="search-report">
      {searched === null ? (
        <p className={styles.note}>{t('none')}</p>
      ) : (
        <>
          {isOutdated && (
            <p className={styles.notice} role="status" data-testid="search-outdated">
              {t('outdated')}
            </p>
          )}
          <SearchedFront searched={searched} />
          <SurvivorTrainings />
          <TrainedFronts />
        </>
      )}
    </section>
  );
}
