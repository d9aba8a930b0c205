import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorDeclarations } from '../../../core/hardware/accelerators/declarations';
import { costSourceIds } from '../../../core/hardware/cost/sources/source-ids';
import { trainableNetworks } from '../../../core/networks';
import { datasetSources } from '../../../data/datasets';
import type { ReproductionQuestion } from '../../../state/reproduction-state';
import { useAppStore } from '../../../state/store';
import { parseSeeds } from '../../train/run-plan';
import { useNames } from '../../train/use-names';
import { CheckList } from '../CheckList';
import styles from '../SweepForm.module.css';
import { ReproductionStart } from './ReproductionStart';

/** Widths that every rung of the ladder has. */
const widths = [2, 3, 4, 5, 6, 7, 8];
const maximumSeeds = 20;
const maximumEpochs = 200;

interface FieldsProps {
  readonly question: ReproductionQuestion;
  change(part: Partial<ReproductionQuestion>): void;
}

/** On what the claim is tested, and the button that starts it. */
export default function ReproductionForm(): ReactElement {
  const question = useAppStore((state) => state.reproduction);
  const change = useAppStore((state) => state.setReproduction);
  return (
    <>
      <div className={styles.fields}>
        <WhatIsTrained question={question} change={change} />
        <HowOften question={question} change={change} />
        <OnWhichMachines question={question} change={change} />
      </div>
      <ReproductionStart />
    </>
  );
}

function WhatIsTrained({ question, change }: FieldsProps): ReactElement {
  const { t } = useTranslation('experiments');
  const names = useNames();
  return (
    <>
      <CheckList
        legend={t('form.datasets')}
        options={datasetSources.ids.map((id) => ({ value: id, label: names.dataset(id) }))}
        chosen={question.datasets}
        onChange={(datasets) => change({ datasets })}
      />
      <CheckList
        legend={t('form.networks')}
        options={trainableNetworks.ids.map((id) => ({ value: id, label: names.network(id) }))}
        chosen={question.networks}
        onChange={(networks) => change({ networks })}
      />
      <CheckList
        legend={t('form.widths')}
        help={t('form.widthsHelp')}
        options={widths.map((value) => ({ value, label: value }))}
        chosen={question.bits}
        onChange={(bits) => change({ bits })}
      />
    </>
  );
}

function HowOften({ question, change }: FieldsProps): ReactElement {
  const { t } = useTranslation('experiments');
  const [seedsText, setSeedsText] = useState(question.seeds.join(', '));
  const seeds = parseSeeds(seedsText, maximumSeeds);
  const changeSeeds = (text: string): void => {
    setSeedsText(text);
    const parsed = parseSeeds(text, maximumSeeds);
    if (parsed) change({ seeds: parsed });
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.repeats')}</legend>
      <TextInput
        label={t('form.seeds')}
        description={t('form.seedsHelp')}
        value={seedsText}
        onChange={(event) => changeSeeds(event.currentTarget.value)}
        error={seeds ? null : t('form.seedsError', { maximum: maximumSeeds })}
        inputMode="numeric"
      />
      <div className={styles.pair}>
        <Epochs
          label={t('form.floatEpochs')}
          value={question.floatEpochs}
          onChange={(floatEpochs) => change({ floatEpochs })}
        />
        <Epochs label={t('form.epochs')} value={question.epochs} onChange={(epochs) => change({ epochs })} />
      </div>
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

function OnWhichMachines({ question, change }: FieldsProps): ReactElement {
  const { t } = useTranslation(['experiments', 'hardware', 'reproduction']);
  return (
    <>
      <CheckList
        legend={t('experiments:form.accelerators')}
        help={t('reproduction:machinesHelp')}
        options={acceleratorDeclarations.ids.map((id) => ({
          value: id,
          label: t(`hardware:accelerators.${id}`),
        }))}
        chosen={question.machines}
        onChange={(machines) => change({ machines })}
      />
      <fieldset className={styles.group}>
        <NativeSelect
          label={t('hardware:sources.label')}
          description={t('reproduction:sourceHelp')}
          data={costSourceIds.map((id) => ({ value: id, label: t(`hardware:sources.${id}`) }))}
          value={question.costSource}
          onChange={({ currentTarget: { value } }) => {
            const costSource = costSourceIds.find((id) => id === value);
            if (costSource) change({ costSource });
          }}
        />
      </fieldset>
    </>
  );
}
