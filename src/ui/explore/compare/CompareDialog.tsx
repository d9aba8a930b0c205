import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../../core/explore/design-point';
import { useLayout } from '../../shell/use-layout';
import styles from './CompareDialog.module.css';
import { CompareTable } from './CompareTable';

const mostCompared = 4;

export interface CompareDialogProps {
  /** In the order of pinning; the first is the reference. */
  readonly points: readonly DesignPoint[];
  readonly letters: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** Up to four pinned designs side by side, each against the first. */
export function CompareDialog({ points, letters, onClose }: CompareDialogProps) {
  const { t } = useTranslation(['comparison', 'common']);
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const isNarrow = useLayout() === 'narrow';
  const compared = points.slice(0, mostCompared);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('comparison:compare.title')}
      size="min(78rem, 96vw)"
      fullScreen={isNarrow}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={styles.head}>
        {points.length > mostCompared && (
          <p>{t('comparison:compare.more', { shown: mostCompared, count: points.length })}</p>
        )}
        <Switch
          size="sm"
          label={t('comparison:compare.onlyDifferences')}
          checked={onlyDifferences}
          onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
        />
      </div>
      <CompareTable points={compared} letters={letters} onlyDifferences={onlyDifferences} />
      <p className={styles.note}>{t('comparison:compare.note')}</p>
    </Modal>
  );
}
