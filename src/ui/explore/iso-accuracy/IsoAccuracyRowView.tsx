import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { type IsoAccuracyRow, isSettled } from '../../../core/explore/iso-accuracy';
import { compareTestAccuracy } from '../../../core/explore/statistics/compare-designs';
import type { SchemeFamily } from '../../../core/schemes/scheme';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { SchemeGlyph } from '../SchemeGlyph';
import { schemeMark } from '../scheme-mark';
import { useDesignNames } from '../use-design-names';
import styles from './IsoAccuracyPanel.module.css';

interface IsoAccuracyRowViewProps {
  readonly row: IsoAccuracyRow;
  readonly reference: DesignPoint | null;
  /** What fills a bar. */
  readonly largest: { readonly energyPj: number; readonly areaUm2: number };
  readonly target: string;
  /** What validation accuracy must reach. */
  readonly threshold: string;
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

export function IsoAccuracyRowView(props: IsoAccuracyRowViewProps) {
  const { t } = useTranslation('iso-accuracy');
  const names = useDesignNames();
  const format = useFormat();
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
          {t('none', {
            target: props.target,
            count: row.candidates,
            best: format.percent(row.bestValidationFraction),
            threshold: props.threshold,
          })}
        </td>
      )}
    </tr>
  );
}

function ReachedCells(props: IsoAccuracyRowViewProps & { readonly cheapest: DesignPoint }) {
  const { t } = useTranslation(['iso-accuracy', 'common']);
  const names = useDesignNames();
  const format = useFormat();
  const setView = useAppStore((state) => state.setView);
  const { row, cheapest, reference } = props;
  const { method } = cheapest.configuration;
  const { energyPj = 0, areaUm2 = 0, inferencesPerJoule = 0 } = cheapest.cost?.totals ?? {};
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
      <td className={styles.measure}>
        <MeasureBar
          share={energyPj / props.largest.energyPj}
          family={family}
          text={format.energy(energyPj)}
        />
        <Ratio ratio={row.energyRatio} isReference={isReference}>
          {format.inferencesPerJoule(inferencesPerJoule)}
        </Ratio>
      </td>
      <td className={styles.measure}>
        <MeasureBar share={areaUm2 / props.largest.areaUm2} family={family} text={format.area(areaUm2)} />
        <Ratio ratio={row.areaRatio} isReference={isReference} />
      </td>
      <td className={styles.accuracy}>
        {format.percent(cheapest.testAccuracy.meanFraction)}
        {row.provisional ? (
          <span className={styles.verdict}>{t('provisional', { count: cheapest.testAccuracy.seeds })}</span>
        ) : (
          reference && !isReference && <Verdict point={cheapest} reference={reference} />
        )}
      </td>
    </>
  );
}

interface MeasureBarProps {
  /** Of the widest bar. */
  readonly share: number;
  readonly family: SchemeFamily;
  readonly text: string;
}

function MeasureBar({ share, family, text }: MeasureBarProps) {
  return (
    <>
      <span className={styles.bar}>
        <span style={{ inlineSize: `${100 * share}%`, background: `var(--bf-family-${family})` }} />
      </span>
      <span className={styles.value}>{text}</span>
    </>
  );
}

interface RatioProps {
  readonly ratio: number | null;
  readonly isReference: boolean;
  readonly children?: ReactNode;
}

/** Against the reference; nothing where there is none to compare with. */
function Ratio({ ratio, isReference, children }: RatioProps) {
  const { t } = useTranslation('iso-accuracy');
  const format = useFormat();
  const text = isReference ? t('isReference') : ratio !== null && format.ratio(ratio);
  return (
    <span className={styles.ratio}>
      {text && <strong>{text}</strong>}
      {text && children && ' · '}
      {children}
    </span>
  );
}

function Verdict({ point, reference }: { readonly point: DesignPoint; readonly reference: DesignPoint }) {
  const { t } = useTranslation('iso-accuracy');
  const format = useFormat();
  const difference = Math.abs(point.testAccuracy.meanFraction - reference.testAccuracy.meanFraction);
  const verdict = isSettled(reference) ? compareTestAccuracy(point, reference) : 'too-few-seeds';
  return (
    <span className={styles.verdict}>
      {t(`verdicts.${verdict}`, { points: format.points(difference).replace('+', '') })}
    </span>
  );
}
