import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './LabelWithHelp.module.css';

/** A label with its explanation behind a button, for mouse, touch and keyboard alike. */
export function LabelWithHelp({ label, help }: { readonly label: string; readonly help: string }) {
  const { t } = useTranslation();
  if (help === '') return label;
  return (
    <span className={styles.label}>
      {label}
      <Popover width={280} position="bottom-start" withArrow shadow="md" withinPortal>
        <Popover.Target>
          <button
            type="button"
            className={styles.button}
            aria-label={t('helpOn', { label })}
            onClick={(event) => event.stopPropagation()}
          >
            ?
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.help}>{help}</Popover.Dropdown>
      </Popover>
    </span>
  );
}
