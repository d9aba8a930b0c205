import { NativeSelect } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import { useAppStore } from '../../state/store';
import { BitsFilter } from './BitsFilter';
import styles from './DesignPanel.module.css';
import { MachineControls } from './MachineControls';
import { PlacementChoice } from './PlacementChoice';
import { SchemeFilter } from './SchemeFilter';
import { SettingChoice } from './SettingChoice';

const NetworkParams = lazy(() =>
  import('./NetworkParams').then((module) => ({ default: module.NetworkParams })),
);

/** What is explored: the set of designs, and the hardware they are costed on. */
export function DesignPanel() {
  const isPublished = useAppStore((state) => state.publishedNetwork !== null);
  return (
    <div className={styles.panel}>
      <SettingChoice />
      {!isPublished && <NetworkChoice />}
      <SchemeFilter />
      <BitsFilter />
      <hr className={styles.rule} />
      <PlacementChoice />
      <div>
        <MachineControls />
        {!isPublished && (
          <Suspense>
            <NetworkParams />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function NetworkChoice() {
  const { t } = useTranslation('common');
  const dataset = useAppStore((state) => state.training.dataset);
  const network = useAppStore((state) => state.training.network);
  const setTraining = useAppStore((state) => state.setTraining);
  return (
    <div className={styles.pair}>
      <NativeSelect
        label={t('networks.label')}
        value={network}
        data={trainableNetworks.ids.map((id) => ({
          value: id,
          label: t(`networks.${id}.name`, { defaultValue: id }),
        }))}
        onChange={(event) => setTraining({ network: event.currentTarget.value, networkParams: {} })}
      />
      <NativeSelect
        label={t('datasets.label')}
        value={dataset}
        data={datasetSources.ids.map((id) => ({
          value: id,
          label: t(`datasets.${id}.name`, { defaultValue: id }),
        }))}
        onChange={(event) => setTraining({ dataset: event.currentTarget.value })}
      />
    </div>
  );
}
