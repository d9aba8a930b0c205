import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './FieldWithHelp.module.css';

/** An explanation behind a button, for mouse, touch and keyboard alike. Nothing where there is no text. */
export function HelpButton({ label, help }: { readonly label: string; readonly help: string }) {
  const { t } = useTranslation();
  if (help === '') return null;
  return (
    <Popover width={280} position="bottom-start" withArrow shadow="md" withinPortal>
      <Popover.Target>
        <button type="button" className={styles.button} aria-label={t('helpOn', { label })}>
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.help}>{help}</Popover.Dropdown>
    </Popover>
  );
}
