import { RangeSlider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { defaultView } from '../../state/defaults';
import { useAppStore } from '../../state/store';
import styles from './DesignPanel.module.css';

const [fewest, most] = defaultView.bitsRange;
const marks = Array.from({ length: most - fewest + 1 }, (_, index) => ({
  value: fewest + index,
  label: String(fewest + index),
}));

export function BitsFilter() {
  const { t } = useTranslation('explore');
  const [minimum, maximum] = useAppStore((state) => state.bitsRange);
  const setView = useAppStore((state) => state.setView);
  return (
    <div>
      <div className={styles.bitsHead}>
        {t('panel.bits')}
        <span>{t('panel.bitsValue', { minimum, maximum })}</span>
      </div>
      <RangeSlider
        className={styles.slider}
        size="sm"
        thumbSize={18}
        min={fewest}
        max={most}
        minRange={0}
        step={1}
        marks={marks}
        label={null}
        value={[minimum, maximum]}
        thumbFromLabel={t('panel.bitsMinimum')}
        thumbToLabel={t('panel.bitsMaximum')}
        onChange={(bitsRange) => setView({ bitsRange })}
      />
    </div>
  );
}
