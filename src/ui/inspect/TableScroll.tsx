import type { ReactElement, ReactNode } from 'react';
import styles from './TableScroll.module.css';

interface TableScrollProps {
  readonly label: string;
  /** As high as its rows: it scrolls sideways alone. */
  readonly isTall?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls within its column, by keyboard too. */
export function TableScroll({ label, isTall = false, children }: TableScrollProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, or the keyboard cannot scroll it.
    <section className={styles.scroll} data-tall={isTall} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
