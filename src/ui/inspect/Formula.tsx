import type { ReactElement, ReactNode } from 'react';
import styles from './FormulaTab.module.css';

interface FormulaProps {
  /** The formula as it is read aloud. */
  readonly spoken: string;
  readonly children: ReactNode;
}

/** One line of mathematics: drawn for the eye, spoken as a sentence. */
export function Formula({ spoken, children }: FormulaProps): ReactElement {
  return (
    <div className={styles.formula} role="math" aria-label={spoken} dir="ltr">
      <span aria-hidden="true">{children}</span>
    </div>
  );
}

interface FractionProps {
  readonly over: ReactNode;
  readonly under: ReactNode;
}

export function Fraction({ over, under }: FractionProps): ReactElement {
  return (
    <span className={styles.fraction}>
      <span>{over}</span>
      <span>{under}</span>
    </span>
  );
}
