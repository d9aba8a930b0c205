import { SegmentedControl } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantizationChoice } from '../../core/explore/training-configuration';
import { useAppStore } from '../../state/store';
import { AllocationFields } from './AllocationFields';
import { LayerWidths } from './LayerWidths';
import styles from './RunForm.module.css';
import { UniformWidths } from './UniformWidths';

const modes = ['uniform', 'per-layer', 'allocate'] as const;
type WidthMode = (typeof modes)[number];

/** Widths: one for all layers, one per layer, or as an allocator chooses them. */
export function WidthFields(): ReactElement {
  const { t } = useTranslation('train');
  const quantization = useAppStore((state) => state.training.quantization);
  const setTraining = useAppStore((state) => state.setTraining);
  const [chosen, setChosen] = useState<WidthMode>('uniform');
  // A link or the button of another screen may bring widths per layer at any time.
  const mode = quantization.layerBits && chosen === 'uniform' ? 'per-layer' : chosen;
  const change = (part: Partial<QuantizationChoice>): void =>
    setTraining({ quantization: { ...quantization, ...part } });
  const choose = (value: WidthMode): void => {
    const { layerBits: _, ...uniform } = quantization;
    if (value === 'uniform') setTraining({ quantization: uniform });
    setChosen(value);
  };
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>{t('widths.title')}</span>
        <SegmentedControl
          fullWidth
          aria-label={t('widths.title')}
          value={mode}
          data={modes.map((value) => ({ value, label: t(`widths.modes.${value}`) }))}
          onChange={choose}
        />
      </div>
      {mode === 'uniform' && <UniformWidths value={quantization} onChange={change} />}
      {mode === 'allocate' && <AllocationFields onUse={() => setChosen('per-layer')} />}
      {mode === 'per-layer' && (
        <LayerWidths value={quantization} onChange={(layerBits) => change({ layerBits })} />
      )}
    </>
  );
}
