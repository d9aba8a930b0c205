import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import { useAppStore } from '../../state/store';
import { NetworkParams } from '../explore/NetworkParams';
import styles from './RunForm.module.css';
import { useNames } from './use-names';

export function NetworkFields(): ReactElement {
  const { t } = useTranslation('train');
  const names = useNames();
  const dataset = useAppStore((state) => state.training.dataset);
  const network = useAppStore((state) => state.training.network);
  const setTraining = useAppStore((state) => state.setTraining);
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.dataAndNetwork')}</legend>
      <NativeSelect
        label={t('form.dataset')}
        value={dataset}
        data={datasetSources.ids.map((id) => ({ value: id, label: names.dataset(id) }))}
        onChange={(event) => setTraining({ dataset: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('form.network')}
        value={network}
        data={trainableNetworks.ids.map((id) => ({ value: id, label: names.network(id) }))}
        onChange={(event) => setTraining({ network: event.currentTarget.value, networkParams: {} })}
      />
      <NetworkParams />
    </fieldset>
  );
}
