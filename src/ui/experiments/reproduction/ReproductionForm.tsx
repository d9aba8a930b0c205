import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { costSourceIds } from '../../../core/hardware/cost/sources/source-ids';
import { claimWidths } from '../../../state/experiment-limits';
import type { ReproductionQuestion } from '../../../state/reproduction-state';
import { useAppStore } from '../../../state/store';
import { CheckList } from '../CheckList';
import { DatasetList, MachineList, NetworkList } from '../RegistryLists';
import { RepeatFields } from '../RepeatFields';
import styles from '../SweepForm.module.css';
import { ReproductionStart } from './ReproductionStart';

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
        <RepeatFields repeats={question} change={change} />
        <OnWhichMachines question={question} change={change} />
      </div>
      <ReproductionStart />
    </>
  );
}

function WhatIsTrained({ question, change }: FieldsProps): ReactElement {
  const { t } = useTranslation('experiments');
  return (
    <>
      <DatasetList chosen={question.datasets} onChange={(datasets) => change({ datasets })} />
      <NetworkList chosen={question.networks} onChange={(networks) => change({ networks })} />
      <CheckList
        legend={t('form.widths')}
        help={t('form.widthsHelp')}
        options={claimWidths.map((value) => ({ value, label: value }))}
        chosen={question.bits}
        onChange={(bits) => change({ bits })}
      />
    </>
  );
}

function OnWhichMachines({ question, change }: FieldsProps): ReactElement {
  const { t } = useTranslation(['hardware', 'reproduction']);
  return (
    <>
      <MachineList
        help={t('reproduction:machinesHelp')}
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
