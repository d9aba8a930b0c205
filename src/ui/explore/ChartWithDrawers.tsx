import { Drawer } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import { DesignPanel } from './DesignPanel';
import styles from './ExploreScreen.module.css';
import { ExploreView } from './ExploreView';
import { Inspect } from './Inspect';

interface ChartWithDrawersProps {
  readonly panel: 'design' | 'inspect' | null;
  readonly onPanel: (panel: 'design' | 'inspect' | null) => void;
}

/** Windows too narrow for three columns: the side panels come when they are called. */
export default function ChartWithDrawers({ panel, onPanel }: ChartWithDrawersProps) {
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

/** A newly selected design opens the drawer; one that was already selected when the page changed does not. */
function useInspectOnSelection(onPanel: ChartWithDrawersProps['onPanel']): void {
  const selectedId = useAppStore((state) => state.selectedId);
  const previous = useRef(selectedId);
  useEffect(() => {
    if (selectedId !== null && selectedId !== previous.current) onPanel('inspect');
    previous.current = selectedId;
  }, [selectedId, onPanel]);
}
