import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { selectFront } from '../../state/selectors/visible-points';
import { useAppStore } from '../../state/store';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { useDesignNames } from '../explore/use-design-names';
import { useFormat } from '../format/use-format';
import styles from './InspectDrawer.module.css';

const shownLimit = 8;

/** Nothing is selected: what to do, and the designs worth starting from. */
export function EmptyInspect(): ReactElement {
  const { t } = useTranslation('inspect');
  const front = useAppStore(selectFront);
  const setView = useAppStore((state) => state.setView);
  const shown = spread(
    [...front].sort((left, right) => right.testAccuracy.meanFraction - left.testAccuracy.meanFraction),
    shownLimit,
  );
  return (
    <div className={styles.empty} data-testid="inspect-empty">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.help')}</p>
      {shown.length > 0 && (
        <>
          <h3>{t('empty.front')}</h3>
          <ul>
            {shown.map((point) => (
              <li key={point.id}>
                <FrontRow point={point} onSelect={() => setView({ selectedId: point.id })} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface FrontRowProps {
  readonly point: DesignPoint;
  onSelect(): void;
}

function FrontRow({ point, onSelect }: FrontRowProps): ReactElement {
  const format = useFormat();
  const names = useDesignNames();
  return (
    <UnstyledButton className={styles.frontRow} onClick={onSelect}>
      <SchemeGlyph scheme={point.configuration.quantization.scheme} />
      <span className={styles.frontName}>{names.design(point.configuration)}</span>
      <span>{format.percent(point.testAccuracy.meanFraction)}</span>
      <span>{point.cost ? format.energy(point.cost.totals.energyPj) : '–'}</span>
    </UnstyledButton>
  );
}

/** At most `limit` items, evenly over the list, both ends included. */
function spread<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  const stride = (items.length - 1) / (limit - 1);
  return items.filter((_, index) => Math.round(Math.round(index / stride) * stride) === index);
}
