import { Switch } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FieldWithHelp.module.css';

interface LabelledWithHelp {
  readonly label: string;
  /** Empty where nothing is to be explained. */
  readonly help: string;
}

/** A labelled control whose explanation unfolds beneath the label; the control takes the id it is given. */
export function FieldWithHelp({
  label,
  help,
  children,
}: LabelledWithHelp & { readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <Explained label={label} help={help}>
        <label htmlFor={id}>{label}</label>
      </Explained>
      {children(id)}
    </div>
  );
}

export function SwitchWithHelp({
  label,
  help,
  checked,
  onChange,
}: LabelledWithHelp & { readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <Explained label={label} help={help}>
      <Switch label={label} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    </Explained>
  );
}

function Explained({ label, help, children }: LabelledWithHelp & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const helpId = useId();
  return (
    <>
      <div className={styles.head}>
        {children}
        {help !== '' && (
          <button
            type="button"
            className={styles.button}
            aria-label={t('helpOn', { label })}
            aria-expanded={isOpen}
            aria-controls={helpId}
            onClick={() => setOpen(!isOpen)}
          >
            ?
          </button>
        )}
      </div>
      <p id={helpId} className={styles.help} hidden={!isOpen}>
        {help}
      </p>
    </>
  );
}
