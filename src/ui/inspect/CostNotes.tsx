import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostNote } from '../../core/hardware/cost/cost-report';
import styles from './EnergyTab.module.css';

/** What a reader must know of the figures: extrapolated widths, emulated formats. */
export function CostNotes({ notes }: { readonly notes: readonly CostNote[] }): ReactElement | null {
  const { t } = useTranslation('notes');
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} data-testid="cost-notes">
      {notes.map(({ code, parameters }) => (
        <li key={`${code} ${JSON.stringify(parameters)}`}>
          {t(code, { defaultValue: code, ...parameters })}
        </li>
      ))}
    </ul>
  );
}
