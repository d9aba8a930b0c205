import { useTranslation } from 'react-i18next';
import type { IsoAccuracy } from '../../../core/explore/iso-accuracy';
import { selectIsoAccuracy } from '../../../state/selectors/iso-accuracy';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { useMachineText } from '../use-machine-text';
import { IsoAccuracyControls } from './IsoAccuracyControls';
import styles from './IsoAccuracyPanel.module.css';
import { IsoAccuracyRowView } from './IsoAccuracyRowView';

export interface IsoAccuracyPanelProps {
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** The paper's comparison: what each scheme needs for the same accuracy. */
export function IsoAccuracyPanel({ highlightedId, onHighlight }: IsoAccuracyPanelProps) {
  const { t } = useTranslation('iso-accuracy');
  const iso = useAppStore(selectIsoAccuracy);
  const machine = useMachineText();
  const format = useFormat();
  if (!iso || iso.rows.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="iso-title">
      <div className={styles.head}>
        <h2 id="iso-title">{t('title')}</h2>
        <IsoAccuracyControls iso={iso} />
      </div>
      <IsoTable iso={iso} highlightedId={highlightedId} onHighlight={onHighlight} />
      <p className={styles.footnote}>
        {t(iso.hasControl ? 'footnote' : 'footnoteNoControl', {
          machine: machine.accelerator,
          threshold: format.percent(iso.validationTargetFraction),
        })}
      </p>
    </section>
  );
}

function IsoTable({
  iso,
  highlightedId,
  onHighlight,
}: IsoAccuracyPanelProps & { readonly iso: IsoAccuracy }) {
  const { t } = useTranslation('iso-accuracy');
  const format = useFormat();
  const totals = iso.rows.flatMap(({ cheapest }) => cheapest?.cost?.totals ?? []);
  const largest = {
    energyPj: Math.max(...totals.map(({ energyPj }) => energyPj)),
    areaUm2: Math.max(...totals.map(({ areaUm2 }) => areaUm2)),
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('scheme')}</th>
            <th scope="col">{t('design')}</th>
            <th scope="col">{t('energy')}</th>
            <th scope="col">{t('area')}</th>
            <th scope="col">{t('accuracy')}</th>
          </tr>
        </thead>
        <tbody>
          {iso.rows.map((row) => (
            <IsoAccuracyRowView
              key={JSON.stringify([row.scheme, row.schemeParams])}
              row={row}
              reference={iso.reference}
              largest={largest}
              target={format.percent(iso.targetFraction)}
              threshold={format.percent(iso.validationTargetFraction)}
              highlightedId={highlightedId}
              onHighlight={onHighlight}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
