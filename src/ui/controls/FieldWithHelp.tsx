import { Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './FieldWithHelp.module.css';
import { HelpButton } from './HelpButton';

/** A labelled control with its explanation beside the label; the control takes the id it is given. */
export function FieldWithHelp({
  label,
  help,
  children,
}: {
  readonly label: string;
  readonly help: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <HelpButton label={label} help={help} />
      </div>
      {children(id)}
    </div>
  );
}

export function SwitchWithHelp({
  label,
  help,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <div className={styles.head}>
      <Switch label={label} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <HelpButton label={label} help={help} />
    </div>
  );
}
