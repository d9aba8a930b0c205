import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import styles from './ChartCard.module.css';

interface RangeSwitchesProps {
  readonly range: 'focused' | 'full';
  /** False where the full range is no larger than the focused one. */
  readonly hasHidden: boolean;
  readonly onRange: (range: 'focused' | 'full') => void;
}

/** How much of the designs is drawn. */
export function RangeSwitches({ range, hasHidden, onRange }: RangeSwitchesProps) {
  const { t } = useTranslation('explore');
  const onlyFront = useAppStore((state) => state.onlyFront);
  const setView = useAppStore((state) => state.setView);
  return (
    <div className={styles.switches}>
      <Switch
        size="sm"
        label={t('chart.onlyFront')}
        checked={onlyFront}
        onChange={(event) => setView({ onlyFront: event.currentTarget.checked })}
      />
      {(hasHidden || range === 'full') && (
        <Switch
          size="sm"
          label={t('chart.fullRange')}
          checked={range === 'full'}
          onChange={(event) => onRange(event.currentTarget.checked ? 'full' : 'focused')}
        />
      )}
    </div>
  );
}
