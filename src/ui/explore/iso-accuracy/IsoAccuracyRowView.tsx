import { useTranslation } from 'react-i18next';
import { compareAccuracy } from '../../core/explore/compare-accuracy';
import type { DesignPoint } from '../../core/explore/design-point';
import { type IsoAccuracyRow, isSettled } from '../../core/explore/iso-accuracy';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './IsoAccuracyPanel.module.css';
import { SchemeGlyph } from './SchemeGlyph';
import { schemeMark } from './scheme-mark';
import { useDesignNames } from './use-design-names';

interface IsoAccuracyRowViewProps {
  readonly row: IsoAccuracyRow;
  readonly reference: DesignPoint | null;
  readonly largestEnergyPj: number;
  readonly target: string;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

export function IsoAccuracyRowView(props: IsoAccuracyRowViewProps) {
  const { t } = useTranslation('explore');
  const names = useDesignNames();
  const { row } = props;
  const { cheapest } = row;
  return (
    <tr
      data-testid="iso-row"
      data-provisional={row.provisional || undefined}
      data-highlighted={(cheapest && cheapest.id === props.highlightedId) || undefined}
      onMouseEnter={() => props.onHighlight(cheapest?.id ?? null)}
      onMouseLeave={() => props.onHighlight(null)}
    >
      <th scope="row">
        <span className={styles.scheme}>
          <SchemeGlyph scheme={row.scheme} />
          {names.variant(row.scheme, row.schemeParams)}
        </span>
      </th>
      {cheapest ? (
        <ReachedCells {...props} cheapest={cheapest} />
      ) : (
        <td colSpan={4} className={styles.none}>
          {t('iso.none', { target: props.target, count: row.candidates })}
        </td>
      )}
    </tr>
  );
}

function ReachedCells(props: IsoAccuracyRowViewProps & { readonly cheapest: DesignPoint }) {
  const { t } = useTranslation(['explore', 'common']);
  const names = useDesignNames();
  const format = useFormat();
  const setView = useAppStore((state) => state.setView);
  const { row, cheapest, reference } = props;
  const { method } = cheapest.configuration;
  const energyPj = cheapest.cost?.totals.energyPj ?? 0;
  const { family } = schemeMark(row.scheme);
  const isReference = cheapest.id === reference?.id;
  return (
    <>
      <td>
        <button
          type="button"
          className={styles.design}
          onClick={() => setView({ selectedId: cheapest.id })}
          onFocus={() => props.onHighlight(cheapest.id)}
          onBlur={() => props.onHighlight(null)}
        >
          {names.bits(cheapest.configuration)}
          {method === 'ptq' && `, ${t('common:methodsShort.ptq')}`}
        </button>
      </td>
      <td className={styles.energy}>
        <span className={styles.bar}>
          <span
            style={{
              inlineSize: `${(100 * energyPj) / props.largestEnergyPj}%`,
              background: `var(--bf-family-${family})`,
            }}
          />
        </span>
        <span className={styles.energyValue}>{format.energy(energyPj)}</span>
      </td>
      <td className={styles.ratio}>
        {isReference ? t('iso.isReference') : row.energyRatio !== null && format.ratio(row.energyRatio)}
      </td>
      <td className={styles.accuracy}>
        {format.percent(cheapest.testAccuracy.meanFraction)}
        {row.provisional ? (
          <span className={styles.verdict}>
            {t('iso.provisional', { count: cheapest.testAccuracy.seeds })}
          </span>
        ) : (
          reference && !isReference && <Verdict point={cheapest} reference={reference} />
        )}
      </td>
    </>
  );
}

function Verdict({ point, reference }: { readonly point: DesignPoint; readonly reference: DesignPoint }) {
  const { t } = useTranslation('explore');
  const format = useFormat();
  const difference = Math.abs(point.testAccuracy.meanFraction - reference.testAccuracy.meanFraction);
  const verdict = isSettled(reference)
    ? compareAccuracy(point.testAccuracy, reference.testAccuracy)
    : 'too-few-seeds';
  return (
    <span className={styles.verdict}>
      {t(`iso.verdicts.${verdict}`, { points: format.points(difference).replace('+', '') })}
    </span>
  );
}
