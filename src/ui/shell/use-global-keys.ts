import { useEffect } from 'react';
import { screens } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useSingleKeys } from './single-keys';

/** Keys that act anywhere outside fields and dialogs. */
export function useGlobalKeys(onHelp: () => void): void {
  const [singleKeys] = useSingleKeys();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      if (event.key === 'Escape') useAppStore.getState().setView({ selectedId: null });
      else if (singleKeys) pressKey(event.key, onHelp);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [singleKeys, onHelp]);
}

function pressKey(key: string, onHelp: () => void): void {
  const state = useAppStore.getState();
  const screen = screens[Number(key) - 1];
  if (screen) state.setScreen(screen);
  else if (key === '?') onHelp();
  else if (state.screen !== 'explore') return;
  else if (key === 'l') state.setView({ logAxis: !state.logAxis });
  else if (key === 't') state.setView({ showTable: !state.showTable });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input:not([type="checkbox"]), select, textarea, [role="dialog"]') !== null;
}
