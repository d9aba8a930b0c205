import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import { lazyWithTexts } from '../lazy-with-texts';
import styles from './DesignPanel.module.css';
import { useTechnologyText } from './use-technology-text';

const MachineFields = lazyWithTexts<object>(['machine'], () =>
  import('./MachineFields').then((module) => ({ default: module.MachineFields })),
);

/** Everything else that decides what a design costs; its many fields exist while they are unfolded. */
export function MachineControls() {
  const { t } = useTranslation(['explore', 'hardware']);
  const [isOpen, setOpen] = useState(false);
  const accelerator = useAppStore((state) => state.hardware.accelerator);
  const costSource = useAppStore((state) => state.hardware.costSource);
  const technology = useTechnologyText(useAppStore((state) => state.hardware));
  return (
    <details className={styles.machine} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('panel.machine')}
        <span className={styles.summary}>
          {t(`hardware:accelerators.${accelerator}`, { defaultValue: accelerator })} ·{' '}
          {t(`hardware:sources.${costSource}`, { defaultValue: costSource })} · {technology}
        </span>
      </summary>
      {isOpen && (
        <Suspense>
          <MachineFields />
        </Suspense>
      )}
    </details>
  );
}
