import { useMediaQuery } from '@mantine/hooks';

/** `wide`: three columns. `medium`: side panels as drawers. `narrow`: one pane at a time, tabs below. */
export type Layout = 'wide' | 'medium' | 'narrow';

export function useLayout(): Layout {
  const atOnce = { getInitialValueInEffect: false };
  const isWide = useMediaQuery('(min-width: 68.75rem)', true, atOnce);
  const isMedium = useMediaQuery('(min-width: 43.75rem)', true, atOnce);
  if (isWide) return 'wide';
  return isMedium ? 'medium' : 'narrow';
}
