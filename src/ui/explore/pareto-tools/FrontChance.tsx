import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectFrontChances } from '../../../state/selectors/front-facts';
import { selectComparablePoints, selectObjectiveIds } from '../../../state/selectors/visible-points';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';

export interface FrontChanceProps {
  readonly id: string;
}

/** A term of a list: how probable it is, over seeds, that a design is on the front. */
export function FrontChanceRow({ id }: FrontChanceProps) {
  const { t } = useTranslation('pareto-tools');
  const format = useFormat();
  const chance = useFrontChance(id);
  if (chance === null) return null;
  return (
    <>
      <dt>{t('chance')}</dt>
      <dd data-testid="front-chance">{format.percent(chance, 0)}</dd>
    </>
  );
}

/** The same as a sentence. */
export function FrontChanceLine({ id }: FrontChanceProps) {
  const { t } = useTranslation('pareto-tools');
  const format = useFormat();
  const chance = useFrontChance(id);
  if (chance === null) return null;
  return <p data-testid="front-chance-line">{t('chanceLine', { chance: format.percent(chance, 0) })}</p>;
}

const restMilliseconds = 150;

/** Drawn when the pointer and the costs rest: hundreds of fronts take longer than a frame. */
function useFrontChance(id: string): number | null {
  const points = useAppStore(selectComparablePoints);
  const objectives = useAppStore(selectObjectiveIds);
  const [drawn, setDrawn] = useState<{
    readonly of: unknown;
    readonly chances: ReadonlyMap<string, number>;
  }>();
  const isDrawn = drawn?.of === points;
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what the chances are of.
  useEffect(() => {
    const draw = (): void => {
      const state = useAppStore.getState();
      setDrawn({ of: selectComparablePoints(state), chances: selectFrontChances(state) });
    };
    const timer = setTimeout(draw, restMilliseconds);
    return () => clearTimeout(timer);
  }, [points, objectives]);
  return isDrawn ? (drawn.chances.get(id) ?? null) : null;
}
