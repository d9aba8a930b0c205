import { lazy, memo, Suspense, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../state/app-state';
import { useAppStore } from '../state/store';
import styles from './App.module.css';
import { ExploreScreen, type ExploreScreenProps } from './explore/ExploreScreen';
import { lazyWithTexts } from './lazy-with-texts';
import { registerServiceWorker } from './register-service-worker';
import { BottomTabs, type Pane } from './shell/BottomTabs';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Header } from './shell/Header';
import { Notices } from './shell/Notices';
import { StatusFooter } from './shell/StatusFooter';
import { useGlobalKeys } from './shell/use-global-keys';
import { useLayout } from './shell/use-layout';

const RunAnnouncer = lazyWithTexts(['train'], () => import('./train/RunAnnouncer'));
const ExperimentsScreen = lazyWithTexts(
  ['experiments', 'train'],
  () => import('./experiments/ExperimentsScreen'),
);
const ArrayScreen = lazyWithTexts(['array'], () => import('./array/ArrayScreen'));
const ConformanceScreen = lazyWithTexts(['conformance'], () => import('./conformance/ConformanceScreen'));
const TrainScreen = lazyWithTexts(['train'], () => import('./train/TrainScreen'));
const ShareDialog = lazyWithTexts(['share'], () => import('./shell/ShareDialog'));
const HelpDialog = lazy(() => import('./shell/HelpDialog'));

type Dialog = 'share' | 'help';
export type SidePanel = 'design' | 'inspect';

export function App() {
  const { t } = useTranslation();
  const layout = useLayout();
  const screen = useAppStore((state) => state.screen);
  // The tabs answer a click at once; the screen behind them may take longer to draw.
  const drawnScreen = useDeferredValue(screen);
  const setScreen = useAppStore((state) => state.setScreen);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [panel, setPanel] = useState<SidePanel | null>(null);
  useGlobalKeys(useCallback(() => setDialog('help'), []));
  useEffect(() => void registerServiceWorker(), []);
  const closeDialog = (): void => setDialog(null);
  const showPane = (pane: Pane): void => {
    const isPanel = pane === 'design' || pane === 'inspect';
    setScreen(isPanel ? 'explore' : pane);
    setPanel(isPanel ? pane : null);
  };
  return (
    <div className={styles.app} data-layout={layout}>
      <button type="button" className={styles.skip} onClick={skipToContent}>
        {t('app.skip')}
      </button>
      <Header
        layout={layout}
        onShare={() => setDialog('share')}
        onHelp={() => setDialog('help')}
        onDesign={() => setPanel('design')}
        onInspect={() => setPanel('inspect')}
      />
      <Notices />
      <main id="content" tabIndex={-1} className={styles.content}>
        <DrawnScreen screen={drawnScreen} layout={layout} panel={panel} onPanel={setPanel} />
      </main>
      {layout === 'narrow' ? (
        <BottomTabs pane={screen === 'explore' ? (panel ?? 'explore') : screen} onPane={showPane} />
      ) : (
        <StatusFooter />
      )}
      <Suspense fallback={null}>
        <RunAnnouncer />
        {dialog === 'share' && <ShareDialog onClose={closeDialog} />}
        {dialog === 'help' && <HelpDialog onClose={closeDialog} />}
      </Suspense>
    </div>
  );
}

/** Apart from the rest of the page, so that tabs and dialogs draw no screen anew. */
const DrawnScreen = memo(function DrawnScreen({
  screen,
  ...explore
}: ExploreScreenProps & { readonly screen: Screen }) {
  const { t } = useTranslation();
  return (
    <ErrorBoundary key={screen}>
      <Suspense fallback={<p className={styles.loading}>{t('loading')}</p>}>
        {screen === 'explore' ? (
          <ExploreScreen {...explore} />
        ) : (
          <div className={styles.scroll}>
            <ScrolledScreen screen={screen} />
          </div>
        )}
      </Suspense>
    </ErrorBoundary>
  );
});

function ScrolledScreen({ screen }: { readonly screen: Exclude<Screen, 'explore'> }) {
  switch (screen) {
    case 'train':
      return <TrainScreen />;
    case 'experiments':
      return <ExperimentsScreen />;
    case 'array':
      return <ArrayScreen />;
    case 'conformance':
      return <ConformanceScreen />;
  }
}

/** No fragment link: the address carries the state of the page. */
function skipToContent(): void {
  document.getElementById('content')?.focus();
}
