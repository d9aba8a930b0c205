import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allocators } from '../../core/allocation';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { affinePlacements } from '../../core/hardware/placements/affine-placement';
import { trainableNetworks } from '../../core/networks';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import type { SweepQuestion } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { parseSeeds } from '../train/run-plan';
import { useNames } from '../train/use-names';
import { CheckList } from './CheckList';
import styles from './SweepForm.module.css';

/** Widths at which any scheme codes weights and activations alike. */
const widths = [...new Set(schemes.all.flatMap((scheme) => scheme.widths.weights))].sort(
  (left, right) => left - right,
);
const maximumSeeds = 20;

/** Everything that a sweep varies, as lists to choose from. */
export function SweepForm(): ReactElement {
  const sweep = useAppStore((state) => state.sweep);
  const change = useAppStore((state) => state.setSweep);
  return (
    <div className={styles.fields}>
      <WhatIsTrained sweep={sweep} change={change} />
      <HowOften sweep={sweep} change={change} />
      <OnWhichMachines sweep={sweep} change={change} />
    </div>
  );
}

interface FieldsProps {
  readonly sweep: SweepQuestion;
  change(part: Partial<SweepQuestion>): void;
}

function WhatIsTrained({ sweep, change }: FieldsProps): ReactElement {
  const { t } = useTranslation(['experiments', 'schemes', 'train', 'common']);
  const names = useNames();
  return (
    <>
      <CheckList
        legend={t('experiments:form.schemes')}
        options={schemes.all.map(({ id }) => ({
          value: id,
          title: t(`schemes:${id}.summary`),
          label: (
            <>
              <SchemeGlyph scheme={id} />
              {names.scheme(id)}
            </>
          ),
        }))}
        chosen={sweep.schemes}
        onChange={(chosen) => change({ schemes: chosen })}
      />
      <CheckList
        legend={t('experiments:form.widths')}
        help={t('experiments:form.widthsHelp')}
        options={widths.map((value) => ({ value, label: value }))}
        chosen={sweep.widths}
        onChange={(chosen) => change({ widths: chosen })}
      />
      <CheckList
        legend={t('experiments:form.allocators')}
        options={allocators.ids.map((id) => ({
          value: id,
          label: t(`train:allocators.${id}.name`),
          title: t(`train:allocators.${id}.summary`),
        }))}
        chosen={sweep.allocators}
        onChange={(chosen) => change({ allocators: chosen })}
      />
      <CheckList
        legend={t('experiments:form.methods')}
        options={(['ptq', 'qat'] as const).map((id) => ({ value: id, label: t(`common:methods.${id}`) }))}
        chosen={sweep.methods}
        onChange={(chosen) => change({ methods: chosen })}
      />
      <CheckList
        legend={t('experiments:form.networks')}
        options={trainableNetworks.ids.map((id) => ({ value: id, label: names.network(id) }))}
        chosen={sweep.networks}
        onChange={(chosen) => change({ networks: chosen })}
      />
      <CheckList
        legend={t('experiments:form.datasets')}
        options={datasetSources.ids.map((id) => ({ value: id, label: names.dataset(id) }))}
        chosen={sweep.datasets}
        onChange={(chosen) => change({ datasets: chosen })}
      />
    </>
  );
}

function HowOften({ sweep, change }: FieldsProps): ReactElement {
  const { t } = useTranslation('experiments');
  const [seedsText, setSeedsText] = useState(sweep.seeds.join(', '));
  const changeSeeds = (text: string): void => {
    setSeedsText(text);
    const seeds = parseSeeds(text, maximumSeeds);
    if (seeds) change({ seeds });
  };
  const epochs = (value: number | string): number =>
    Math.min(200, Math.max(1, Math.round(Number(value)) || 1));
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.repeats')}</legend>
      <TextInput
        label={t('form.seeds')}
        description={t('form.seedsHelp')}
        value={seedsText}
        onChange={(event) => changeSeeds(event.currentTarget.value)}
        error={parseSeeds(seedsText, maximumSeeds) ? null : t('form.seedsError', { maximum: maximumSeeds })}
        inputMode="numeric"
      />
      <div className={styles.pair}>
        <NumberInput
          label={t('form.floatEpochs')}
          value={sweep.floatEpochs}
          min={1}
          max={200}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => change({ floatEpochs: epochs(value) })}
        />
        <NumberInput
          label={t('form.epochs')}
          value={sweep.epochs}
          min={1}
          max={200}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => change({ epochs: epochs(value) })}
        />
      </div>
      <Checkbox
        label={t('form.control')}
        description={t('form.controlHelp')}
        checked={sweep.hasControl}
        onChange={(event) => change({ hasControl: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('form.again')}
        description={t('form.againHelp')}
        checked={sweep.trainsAgain}
        onChange={(event) => change({ trainsAgain: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

function OnWhichMachines({ sweep, change }: FieldsProps): ReactElement {
  const { t } = useTranslation(['experiments', 'hardware']);
  return (
    <>
      <CheckList
        legend={t('experiments:form.accelerators')}
        help={t('experiments:form.machinesHelp')}
        options={acceleratorDeclarations.ids.map((id) => ({
          value: id,
          label: t(`hardware:accelerators.${id}`),
        }))}
        chosen={sweep.accelerators}
        onChange={(chosen) => change({ accelerators: chosen })}
      />
      <CheckList
        legend={t('experiments:form.placements')}
        options={affinePlacements.map((id) => ({ value: id, label: t(`hardware:placements.${id}.name`) }))}
        chosen={sweep.placements}
        onChange={(chosen) => change({ placements: chosen })}
      />
    </>
  );
}
