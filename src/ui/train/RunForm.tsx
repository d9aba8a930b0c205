import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/store';
import { MethodFields } from './MethodFields';
import { NetworkFields } from './NetworkFields';
import { RecipeFields } from './RecipeFields';
import { RunEstimate } from './RunEstimate';
import styles from './RunForm.module.css';
import { floatControl, parseSeeds, runsForSeeds } from './run-plan';

/** What to train: data, network, scheme, widths, seeds and recipe; starts the runs. */
export function RunForm(): ReactElement {
  const { t } = useTranslation('train');
  const training = useAppStore((state) => state.training);
  const setTraining = useAppStore((state) => state.setTraining);
  const enqueue = useAppStore((state) => state.enqueue);
  const [seedsText, setSeedsText] = useState(String(training.seed));
  const [withControl, setWithControl] = useState(false);
  const seeds = parseSeeds(seedsText);
  const configurations = [
    ...(withControl && training.method !== 'float' ? [floatControl(training)] : []),
    training,
  ];
  const runs = configurations.flatMap((configuration) => runsForSeeds(configuration, seeds ?? []));
  const changeSeeds = (text: string): void => {
    setSeedsText(text);
    const [first] = parseSeeds(text) ?? [];
    if (first !== undefined) setTraining({ seed: first });
  };
  const start = (event: FormEvent): void => {
    event.preventDefault();
    if (runs.length > 0) enqueue(runs);
  };
  return (
    <form className={styles.form} onSubmit={start} aria-label={t('form.title')}>
      <div className={styles.fields}>
        <NetworkFields />
        <MethodFields />
        <RepeatFields
          seedsText={seedsText}
          onSeeds={changeSeeds}
          withControl={withControl}
          onWithControl={setWithControl}
        />
        <RecipeFields />
      </div>
      <div className={styles.start}>
        <RunEstimate configurations={runs} />
        <Button type="submit" size="md" fullWidth disabled={runs.length === 0} data-testid="train-start">
          {t('form.start', { count: Math.max(1, runs.length) })}
        </Button>
      </div>
    </form>
  );
}

interface RepeatFieldsProps {
  readonly seedsText: string;
  readonly withControl: boolean;
  onSeeds(text: string): void;
  onWithControl(checked: boolean): void;
}

function RepeatFields({ seedsText, withControl, onSeeds, onWithControl }: RepeatFieldsProps): ReactElement {
  const { t } = useTranslation('train');
  const method = useAppStore((state) => state.training.method);
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.repeats')}</legend>
      <TextInput
        label={t('form.seeds')}
        description={t('form.seedsHelp')}
        value={seedsText}
        onChange={(event) => onSeeds(event.currentTarget.value)}
        error={parseSeeds(seedsText) ? null : t('form.seedsError')}
        inputMode="numeric"
      />
      {method !== 'float' && (
        <Checkbox
          label={t('form.withControl')}
          description={t('form.withControlHelp')}
          checked={withControl}
          onChange={(event) => onWithControl(event.currentTarget.checked)}
        />
      )}
    </fieldset>
  );
}
