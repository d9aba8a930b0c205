import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { reportedNetworkIds } from '../../core/networks/published/reported-networks';
import { useAppStore } from '../../state/store';

const trained = 'trained';

/** Whether the chart shows what this page trains or what others published for one network: never both. */
export function SettingChoice() {
  const { t } = useTranslation('explore');
  const network = useAppStore((state) => state.publishedNetwork);
  const setView = useAppStore((state) => state.setView);
  return (
    <NativeSelect
      label={t('published.setting.label')}
      description={t('published.setting.help')}
      value={network ?? trained}
      data={[
        { value: trained, label: t('published.setting.trained') },
        ...reportedNetworkIds.map((id) => ({
          value: id,
          label: t('published.setting.published', { network: t(`published.networks.${id}`) }),
        })),
      ]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setView({ publishedNetwork: value === trained ? null : value, selectedId: null });
      }}
    />
  );
}
