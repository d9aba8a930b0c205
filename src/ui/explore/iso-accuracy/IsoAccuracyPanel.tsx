import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IsoAccuracy } from '../../core/explore/iso-accuracy';
import { schemes } from '../../core/schemes';
import { selectIsoAccuracy } from '../../state/selectors/iso-accuracy';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import styles from './IsoAccuracyPanel.module.css';
import { IsoAccuracyRowView } from './IsoAccuracyRowView';
import { useMachineText } from './use-machine-text';

interface IsoAccuracyPanelProps {
  readonly highlightedId: string | null;
  readonly onHighlight: (id: string | null) => void;
}

/** The paper's comparison: what each scheme needs for the same accuracy. */
export function IsoAccuracyPanel({ highlightedId, onHighlight }: IsoAccuracyPanelProps) {
  const { t } = useTranslation('explore');
  const iso = useAppStore(selectIsoAccuracy);
  const machine = useMachineText();
  const format = useFormat();
  if (!iso || iso.rows.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="iso-title">
      <div className={styles.head}>
        <h2 id="iso-title">{t('iso.title')}</h2>
        <IsoControls iso={iso} />
      </div>
      <IsoTable iso={iso} highlightedId={highlightedId} onHighlight={onHighlight} />
      <p className={styles.footnote}>
        {t(iso.hasControl ? 'iso.footnote' : 'iso.footnoteNoControl', {
          machine: machine.accelerator,
          threshold: format.percent(iso.validationTargetFraction),
        })}
      </p>
    </section>
  );
}

function IsoControls({ iso }: { readonly iso: IsoAccuracy }) {
  const { t } = useTranslation(['explore', 'schemes']);
  const chosen = useAppStore((state) => state.targetAccuracyFraction);
  const referenceScheme = useAppStore((state) => state.referenceScheme);
  const setView = useAppStore((state) => state.setView);
  return (
    <div className={styles.controls}>
      <label htmlFor="iso-target">{t('iso.target')}</label>
      <NumberInput
        id="iso-target"
        size="sm"
        className={styles.target}
        value={Math.round(iso.targetFraction * 1000) / 10}
        min={0}
        max={100}
        step={0.1}
        decimalScale={1}
        fixedDecimalScale
        suffix=" %"
        onChange={(value) => {
          if (typeof value === 'number') setView({ targetAccuracyFraction: value / 100 });
        }}
      />
      {chosen !== null && (
        <button
          type="button"
          className={styles.automatic}
          onClick={() => setView({ targetAccuracyFraction: null })}
        >
          {t('iso.automatic')}
        </button>
      )}
      <label htmlFor="iso-reference">{t('iso.reference')}</label>
      <NativeSelect
        id="iso-reference"
        size="sm"
        value={referenceScheme}
        data={schemes.ids.map((id) => ({ value: id, label: t(`schemes:${id}.name`) }))}
        onChange={(event) => setView({ referenceScheme: event.currentTarget.value })}
      />
    </div>
  );
}

function IsoTable({
  iso,
  highlightedId,
  onHighlight,
}: IsoAccuracyPanelProps & { readonly iso: IsoAccuracy }) {
  const { t } = useTranslation('explore');
  const format = useFormat();
  const energies = iso.rows.map(({ cheapest }) => cheapest?.cost?.totals.energyPj ?? 0);
  const largest = Math.max(...energies);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('iso.scheme')}</th>
            <th scope="col">{t('iso.design')}</th>
            <th scope="col">{t('iso.energy')}</th>
            <th scope="col">{t('iso.ratio')}</th>
            <th scope="col">{t('iso.accuracy')}</th>
          </tr>
        </thead>
        <tbody>
          {iso.rows.map((row) => (
            <IsoAccuracyRowView
              key={JSON.stringify([row.scheme, row.schemeParams])}
              row={row}
              reference={iso.reference}
              largestEnergyPj={largest}
              target={format.percent(iso.targetFraction)}
              highlightedId={highlightedId}
              onHighlight={onHighlight}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
