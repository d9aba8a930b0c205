import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import styles from './ExploreScreen.module.css';

const InspectDrawer = lazy(() =>
  import('../inspect/InspectDrawer').then((module) => ({ default: module.InspectDrawer })),
);

/** The selected design, loaded when it is first looked at. */
export function Inspect() {
  const { t } = useTranslation();
  return (
    <ErrorBoundary>
      <Suspense fallback={<p className={styles.loading}>{t('loading')}</p>}>
        <InspectDrawer />
      </Suspense>
    </ErrorBoundary>
  );
}
