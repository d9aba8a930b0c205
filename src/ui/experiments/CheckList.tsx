import type { ReactElement, ReactNode } from 'react';
import styles from './CheckList.module.css';

export interface CheckOption<Value extends string | number> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly title?: string;
}

interface CheckListProps<Value extends string | number> {
  readonly legend: string;
  readonly help?: string;
  readonly options: readonly CheckOption<Value>[];
  readonly chosen: readonly Value[];
  onChange(chosen: readonly Value[]): void;
}

/** Any number of some options; what is chosen keeps the order of the options. */
export function CheckList<Value extends string | number>({
  legend,
  help,
  options,
  chosen,
  onChange,
}: CheckListProps<Value>): ReactElement {
  const toggle = (value: Value, isChosen: boolean): void =>
    onChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === value ? isChosen : chosen.includes(each))),
    );
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {options.map(({ value, label, title }) => (
          <label key={value} className={styles.option} title={title}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            {label}
          </label>
        ))}
      </div>
      {help && <p className={styles.help}>{help}</p>}
    </fieldset>
  );
}
