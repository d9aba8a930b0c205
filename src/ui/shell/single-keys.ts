import { useLocalStorage } from '@mantine/hooks';

/** Whether single-letter keys act: a preference, since speech input can trigger them (WCAG 2.1.4). */
export function useSingleKeys(): readonly [boolean, (enabled: boolean) => void] {
  const [enabled, setEnabled] = useLocalStorage({ key: 'bitfrontier-single-keys', defaultValue: true });
  return [enabled, setEnabled];
}
