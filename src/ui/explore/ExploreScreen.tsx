import { Drawer } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import { ErrorBoundary } from '../shell/ErrorBoundary';
import type { Layout } from '../shell/use-layout';
import { DesignPanel } from './DesignPanel';
import styles from './ExploreScreen.module.css';
import { ExploreView } from './ExploreView';

const InspectDrawer = lazy(() =>
  import('../inspect/InspectDrawer').then((module) => ({ default: module.InspectDrawer })),
);

interface ExploreScreenProps {
  readonly layout: Layout;
  readonly panel: 'design' | 'inspect' | null;
  readonly onPanel: (panel: 'design' | 'inspect' | null) => void;
}

export function ExploreScreen({ layout, panel, onPanel }: ExploreScreenProps) {
  switch (layout) {
    case 'wide':
      return <ThreeColumns />;
    case 'medium':
      return <ChartWithDrawers panel={panel} onPanel={onPanel} />;
    case 'narrow':
      return <OnePane panel={panel} />;
  }
}

function ThreeColumns() {
  const { t } = useTranslation(['explore', 'common']);
  return (
    <div className={styles.columns}>
      <aside className={styles.design} aria-label={t('panel.title')}>
        <DesignPanel />
      </aside>
      <div className={styles.middle}>
        <ExploreView />
      </div>
      <aside className={styles.inspect} aria-label={t('common:tabs.inspect')}>
        <Inspect />
      </aside>
    </div>
  );
}

function ChartWithDrawers({ panel, onPanel }: Pick<ExploreScreenProps, 'panel' | 'onPanel'>) {
  const { t } = useTranslation(['explore', 'common']);
  useInspectOnSelection(onPanel);
  const close = (): void => onPanel(null);
  const shared = { onClose: close, padding: 0, closeButtonProps: { 'aria-label': t('common:close') } };
  return (
    <div className={styles.middle}>
      <ExploreView />
      <Drawer {...shared} opened={panel === 'design'} size={360} title={t('panel.title')}>
        <DesignPanel />
      </Drawer>
      <Drawer
        {...shared}
        opened={panel === 'inspect'}
        position="right"
        size={420}
        title={t('common:tabs.inspect')}
      >
        <Inspect />
      </Drawer>
    </div>
  );
}

function OnePane({ panel }: Pick<ExploreScreenProps, 'panel'>) {
  return (
    <div className={styles.middle}>
      {panel === null && <ExploreView />}
      {panel !== null && (
        <div className={styles.pane}>{panel === 'design' ? <DesignPanel /> : <Inspect />}</div>
      )}
    </div>
  );
}

function Inspect() {
  const { t } = useTranslation();
  return (
    <ErrorBoundary>
      <Suspense fallback={<p className={styles.loading}>{t('loading')}</p>}>
        <InspectDrawer />
      </Suspense>
    </ErrorBoundary>
  );
}

/** A newly selected design opens the drawer; one that was already selected when the page changed does not. */
function useInspectOnSelection(onPanel: ExploreScreenProps['onPanel']): void {
  const selectedId = useAppStore((state) => state.selectedId);
  const previous = useRef(selectedId);
  useEffect(() => {
    if (selectedId !== null && selectedId !== previous.current) onPanel('inspect');
    previous.current = selectedId;
  }, [selectedId, onPanel]);
}
