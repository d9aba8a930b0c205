import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { designObjective, type ObjectiveId } from '../../../core/explore/design-objectives';
import type { DesignPoint } from '../../../core/explore/design-point';
import { selectObjectiveIds } from '../../../state/selectors/visible-points';
import { useAppStore } from '../../../state/store';
import { objectiveUnit, shownNumber, typedValue } from './objective-unit';
import styles from './ParetoTools.module.css';

/** One field per objective of the front; an empty one wishes for as much as can be. */
export function WishFields({ designs }: { readonly designs: readonly DesignPoint[] }) {
  const { t } = useTranslation('pareto-tools');
  const ids = useAppStore(selectObjectiveIds);
  const hasWish = useAppStore((state) => ids.some((id) => state.wish[id] !== undefined));
  const setView = useAppStore((state) => state.setView);
  return (
    <fieldset className={styles.wish}>
      <legend>{t('wish')}</legend>
      {[...ids].sort(accuracyFirst).map((id) => (
        <WishField key={id} id={id} designs={designs} />
      ))}
      {hasWish && (
        <button type="button" className={styles.clear} onClick={() => setView({ wish: {} })}>
          {t('clear')}
        </button>
      )}
    </fieldset>
  );
}

interface WishFieldProps {
  readonly id: ObjectiveId;
  readonly designs: readonly DesignPoint[];
}

function WishField({ id, designs }: WishFieldProps) {
  const { t } = useTranslation(['pareto-tools', 'common']);
  const wish = useAppStore((state) => state.wish);
  const setView = useAppStore((state) => state.setView);
  const { direction, value } = designObjective(id);
  const unit = objectiveUnit(id, Math.max(0, ...designs.map(value)));
  const name = id === 'accuracy' ? t('pareto-tools:accuracy') : t(`common:metrics.${id}.name`);
  const wished = wish[id];
  return (
    <NumberInput
      className={styles.field}
      size="sm"
      label={t(`pareto-tools:bound.${direction}`, { name, unit: unit.symbol })}
      value={wished === undefined ? '' : shownNumber(wished, unit)}
      min={0}
      max={id === 'accuracy' ? 100 : Number.POSITIVE_INFINITY}
      decimalScale={3}
      step={id === 'accuracy' ? 0.5 : 0.1}
      onChange={(typed) => {
        const { [id]: _, ...others } = wish;
        const next = typedValue(typed, unit);
        setView({ wish: next === null ? others : { ...others, [id]: next } });
      }}
    />
  );
}

function accuracyFirst(left: ObjectiveId, right: ObjectiveId): number {
  return Number(right === 'accuracy') - Number(left === 'accuracy');
}
