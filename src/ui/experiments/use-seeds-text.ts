import { useState } from 'react';
import { maximumSeeds } from '../../state/experiment-limits';
import { parseSeeds } from '../train/run-plan';

/** What a field of seeds shows: what was typed, until the seeds change elsewhere, as a link or Back does. */
export function useSeedsText(
  seeds: readonly number[],
  change: (seeds: readonly number[]) => void,
): { readonly text: string; readonly isValid: boolean; type(text: string): void } {
  const [typed, setTyped] = useState({ text: seeds.join(', '), seeds: seeds.join() });
  const isOutdated = typed.seeds !== seeds.join();
  const text = isOutdated ? seeds.join(', ') : typed.text;
  return {
    text,
    isValid: parseSeeds(text, maximumSeeds) !== null,
    type: (next) => {
      const parsed = parseSeeds(next, maximumSeeds);
      setTyped({ text: next, seeds: (parsed ?? seeds).join() });
      if (parsed) change(parsed);
    },
  };
}
