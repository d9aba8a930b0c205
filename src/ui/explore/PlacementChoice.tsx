import { useTranslation } from 'react-i18next';
import { affinePlacements } from '../../core/hardware/placements/affine-placement';
import { useAppStore } from '../../state/store';
import styles from './PlacementChoice.module.css';
import { PlacementDiagram } from './PlacementDiagram';

/** The central question of the page: the circuit that applies scale and offset. */
export function PlacementChoice() {
  const { t } = useTranslation(['explore', 'hardware']);
  const placement = useAppStore((state) => state.hardware.placement);
  const setHardware = useAppStore((state) => state.setHardware);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('panel.placement')}</legend>
      <p className={styles.help}>{t('panel.placementHelp')}</p>
      {affinePlacements.map((id) => (
        <label key={id} className={styles.option} data-checked={id === placement || undefined}>
          <input
            type="radio"
            name="placement"
            className={styles.radio}
            value={id}
            checked={id === placement}
            onChange={() => setHardware({ placement: id })}
          />
          <PlacementDiagram placement={id} />
          <span>
            <span className={styles.name}>{t(`hardware:placements.${id}.name`)}</span>
            <span className={styles.summary}>{t(`hardware:placements.${id}.summary`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
