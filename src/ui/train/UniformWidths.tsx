import { SegmentedControl } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantizationChoice } from '../../core/explore/training-configuration';
import { schemes } from '../../core/schemes';
import styles from './RunForm.module.css';

interface UniformWidthsProps {
  readonly value: QuantizationChoice;
  onChange(change: Partial<QuantizationChoice>): void;
}

/** One width for all weights, one for all activations, and the choice for the ends of the network. */
export function UniformWidths({ value, onChange }: UniformWidthsProps): ReactElement {
  const { t } = useTranslation('train');
  const { widths } = schemes.get(value.scheme);
  return (
    <>
      <BitsField
        label={t('form.weightBits')}
        widths={widths.weights}
        value={value.weightBits}
        onChange={(weightBits) => onChange({ weightBits })}
      />
      <BitsField
        label={t('form.activationBits')}
        widths={widths.activations}
        value={value.activationBits}
        onChange={(activationBits) => onChange({ activationBits })}
      />
      <EdgeLayersField value={value.edgeLayers} onChange={(edgeLayers) => onChange({ edgeLayers })} />
    </>
  );
}

interface EdgeLayersFieldProps {
  readonly value: QuantizationChoice['edgeLayers'];
  onChange(value: QuantizationChoice['edgeLayers']): void;
}

function EdgeLayersField({ value, onChange }: EdgeLayersFieldProps): ReactElement {
  const { t } = useTranslation('train');
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('form.edgeLayers')}</span>
      <SegmentedControl
        fullWidth
        aria-label={t('form.edgeLayers')}
        value={value}
        data={[
          { value: 'same', label: t('form.edgeLayersSame') },
          { value: 'eight-bit', label: t('form.edgeLayersEight') },
        ]}
        onChange={onChange}
      />
    </div>
  );
}

interface BitsFieldProps {
  readonly label: string;
  readonly widths: readonly number[];
  readonly value: number;
  onChange(bits: number): void;
}

function BitsField({ label, widths, value, onChange }: BitsFieldProps): ReactElement {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <SegmentedControl
        fullWidth
        aria-label={label}
        value={String(value)}
        data={widths.map(String)}
        onChange={(text) => onChange(Number(text))}
      />
    </div>
  );
}
