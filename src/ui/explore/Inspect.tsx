import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { lazyWithTexts } from '../lazy-with-texts';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import styles from './ExploreScreen.module.css';
import type { PublishedInspectProps } from './PublishedInspect';

const InspectDrawer = lazyWithTexts<object>(['inspect', 'notes', 'datapath', 'pareto-tools'], () =>
  import('../inspect/InspectDrawer').then((module) => ({ default: module.InspectDrawer })),
);

const PublishedInspect = lazyWithTexts<PublishedInspectProps>(['inspect', 'notes', 'published'], () =>
  import('./PublishedInspect').then((module) => ({ default: module.PublishedInspect })),
);

/** The selected design, loaded when it is first looked at. */
export function Inspect() {
  const { t } = useTranslation();
  const point = useAppStore((state) => selectPointsById(state).get(state.selectedId ?? ''));
  return (
    <ErrorBoundary>
      <Suspense fallback={<p className={styles.loading}>{t('loading')}</p>}>
        {point?.published ? (
          <PublishedInspect point={point} published={point.published} />
        ) : (
          <InspectDrawer />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}
