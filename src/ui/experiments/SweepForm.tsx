import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { allocators } from '../../core/allocation';
import { affinePlacements } from '../../core/hardware/placements/affine-placement';
import { schemes } from '../../core/schemes';
import type { SweepQuestion } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { useNames } from '../train/use-names';
import { CheckList } from './CheckList';
import { DatasetList, MachineList, NetworkList } from './RegistryLists';
import { RepeatFields } from './RepeatFields';
import styles from './SweepForm.module.css';

/** Widths at which any scheme codes weights and activations alike. */
const widths = [...new Set(schemes.all.flatMap((scheme) => scheme.widths.weights))].sort(
  (left, right) => left - right,
);

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
      <NetworkList chosen={sweep.networks} onChange={(networks) => change({ networks })} />
      <DatasetList chosen={sweep.datasets} onChange={(datasets) => change({ datasets })} />
    </>
  );
}

function HowOften({ sweep, change }: FieldsProps): ReactElement {
  const { t } = useTranslation('experiments');
  return (
    <RepeatFields repeats={sweep} change={change}>
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
    </RepeatFields>
  );
}

function OnWhichMachines({ sweep, change }: FieldsProps): ReactElement {
  const { t } = useTranslation(['experiments', 'hardware']);
  return (
    <>
      <MachineList
        help={t('experiments:form.machinesHelp')}
        chosen={sweep.accelerators}
        onChange={(accelerators) => change({ accelerators })}
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
