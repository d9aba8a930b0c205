import { NumberInput, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maximumEpochs, maximumSeeds } from '../../state/experiment-limits';
import styles from './SweepForm.module.css';
import { useSeedsText } from './use-seeds-text';

interface Repeats {
  readonly seeds: readonly number[];
  readonly floatEpochs: number;
  readonly epochs: number;
}

interface RepeatFieldsProps {
  readonly repeats: Repeats;
  change(part: Partial<Repeats>): void;
  readonly children?: ReactNode;
}

/** Seeds and epochs of many trainings, and what else there is to choose of them. */
export function RepeatFields({ repeats, change, children }: RepeatFieldsProps): ReactElement {
  const { t } = useTranslation('experiments');
  const { text, isValid, type } = useSeedsText(repeats.seeds, (seeds) => change({ seeds }));
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.repeats')}</legend>
      <TextInput
        label={t('form.seeds')}
        description={t('form.seedsHelp')}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        error={isValid ? null : t('form.seedsError', { maximum: maximumSeeds })}
        inputMode="numeric"
      />
      <div className={styles.pair}>
        <Epochs
          label={t('form.floatEpochs')}
          value={repeats.floatEpochs}
          onChange={(floatEpochs) => change({ floatEpochs })}
        />
        <Epochs label={t('form.epochs')} value={repeats.epochs} onChange={(epochs) => change({ epochs })} />
      </div>
      {children}
    </fieldset>
  );
}

interface EpochsProps {
  readonly label: string;
  readonly value: number;
  onChange(epochs: number): void;
}

function Epochs({ label, value, onChange }: EpochsProps): ReactElement {
  return (
    <NumberInput
      label={label}
      value={value}
      min={1}
      max={maximumEpochs}
      clampBehavior="strict"
      allowDecimal={false}
      onChange={(next) => onChange(Math.min(maximumEpochs, Math.max(1, Math.round(Number(next)) || 1)))}
    />
  );
}
