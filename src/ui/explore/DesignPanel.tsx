import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { trainableNetworks } from '../../core/networks';
import { datasetSources } from '../../data/datasets';
import { useAppStore } from '../../state/store';
import { BitsFilter } from './BitsFilter';
import styles from './DesignPanel.module.css';
import { MachineControls } from './MachineControls';
import { NetworkParams } from './NetworkParams';
import { PlacementChoice } from './PlacementChoice';
import { SchemeFilter } from './SchemeFilter';

/** What is explored: the set of designs, and the hardware they are costed on. */
export function DesignPanel() {
  const { t } = useTranslation(['explore', 'common']);
  const dataset = useAppStore((state) => state.training.dataset);
  const network = useAppStore((state) => state.training.network);
  const setTraining = useAppStore((state) => state.setTraining);
  return (
    <div className={styles.panel}>
      <div className={styles.pair}>
        <NativeSelect
          label={t('common:networks.label')}
          value={network}
          data={trainableNetworks.ids.map((id) => ({
            value: id,
            label: t(`common:networks.${id}.name`, { defaultValue: id }),
          }))}
          onChange={(event) => setTraining({ network: event.currentTarget.value, networkParams: {} })}
        />
        <NativeSelect
          label={t('common:datasets.label')}
          value={dataset}
          data={datasetSources.ids.map((id) => ({
            value: id,
            label: t(`common:datasets.${id}.name`, { defaultValue: id }),
          }))}
          onChange={(event) => setTraining({ dataset: event.currentTarget.value })}
        />
      </div>
      <SchemeFilter />
      <BitsFilter />
      <hr className={styles.rule} />
      <PlacementChoice />
      <div>
        <MachineControls />
        <NetworkParams />
      </div>
    </div>
  );
}
