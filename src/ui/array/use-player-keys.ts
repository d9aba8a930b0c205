import { useCallback, useEffect } from 'react';
import { useSingleKeys } from '../shell/single-keys';
import type { Player } from './use-player';

/** Where keys write, and where Space presses. */
const fields = 'input, select, textarea, [role="dialog"]';
const pressed = `${fields}, button, summary, [role="slider"]`;

/** Space plays and pauses, the full stop steps on and the comma back. */
export function usePlayerKeys(player: Player): void {
  const [singleKeys] = useSingleKeys();
  const press = useCallback(
    (key: string, target: Element): boolean => {
      if (target.closest(key === ' ' ? pressed : fields)) return false;
      if (key === ' ' && !player.isStill) player.togglePlaying();
      else if (key === '.') player.step(1);
      else if (key === ',') player.step(-1);
      else return false;
      return true;
    },
    [player],
  );
  useEffect(() => {
    if (!singleKeys) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && press(event.key, event.target)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [singleKeys, press]);
}
