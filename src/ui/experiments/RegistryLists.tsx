import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorDeclarations } from '../../core/hardware/accelerators/declarations';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import { useNames } from '../train/use-names';
import { CheckList } from './CheckList';

interface RegistryListProps {
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

export function NetworkList({ chosen, onChange }: RegistryListProps): ReactElement {
  const { t } = useTranslation('experiments');
  const names = useNames();
  return (
    <CheckList
      legend={t('form.networks')}
      options={trainableNetworks.ids.map((id) => ({ value: id, label: names.network(id) }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

export function DatasetList({ chosen, onChange }: RegistryListProps): ReactElement {
  const { t } = useTranslation('experiments');
  const names = useNames();
  return (
    <CheckList
      legend={t('form.datasets')}
      options={datasetSources.ids.map((id) => ({ value: id, label: names.dataset(id) }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

export function MachineList({
  help,
  chosen,
  onChange,
}: RegistryListProps & { readonly help: string }): ReactElement {
  const { t } = useTranslation(['experiments', 'hardware']);
  return (
    <CheckList
      legend={t('experiments:form.accelerators')}
      help={help}
      options={acceleratorDeclarations.ids.map((id) => ({
        value: id,
        label: t(`hardware:accelerators.${id}`),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
