import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layout } from '../shell/use-layout';
import { DesignPanel } from './DesignPanel';
import styles from './ExploreScreen.module.css';
import { ExploreView } from './ExploreView';
import { Inspect } from './Inspect';

const ChartWithDrawers = lazy(() => import('./ChartWithDrawers'));

export interface ExploreScreenProps {
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
