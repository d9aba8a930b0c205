import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConformanceResult } from '../../core/conformance/judge';
import { references } from '../../core/references';
import styles from './Conformance.module.css';
import { ErrorBar } from './ErrorBar';
import { useRowTexts } from './use-row-texts';

interface CellProps {
  readonly row: ConformanceResult;
}

export function VerdictTag({ row: { verdict } }: CellProps) {
  const { t } = useTranslation('conformance');
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      {t(`verdicts.${verdict}`)}
    </span>
  );
}

/** What is compared, why there is no figure, and what a reader must know. */
export function WhatCell({ row }: CellProps) {
  const { t } = useTranslation('conformance');
  const texts = useRowTexts();
  const { what, ours, notes = [], verdict } = row;
  return (
    <div className={styles.what}>
      <span>{texts.text(what)}</span>
      {ours.kind === 'not-modelled' && <span className={styles.reason}>{texts.text(ours.reason)}</span>}
      {notes.length > 0 && (
        <details open={verdict === 'miss'} className={styles.notes}>
          <summary>{t('notes')}</summary>
          {notes.map((note) => (
            <p key={note.code}>{texts.text(note)}</p>
          ))}
        </details>
      )}
    </div>
  );
}

export function ErrorCell({ row }: CellProps) {
  const { t } = useTranslation('conformance');
  const texts = useRowTexts();
  const error = texts.error(row);
  if (error === null) return <span className={styles.faint}>{t('noError')}</span>;
  return (
    <div className={styles.error}>
      <span>{error}</span>
      <ErrorBar row={row} />
      <span className={styles.faint}>{texts.tolerance(row.tolerance)}</span>
    </div>
  );
}

export function SourceCell({ row: { source, place, status } }: CellProps) {
  const { t } = useTranslation('conformance');
  const reference = source && references[source];
  const sureness = t(`statuses.${status}`);
  return (
    <div className={styles.source}>
      {reference ? (
        <Anchor href={reference.url} target="_blank" rel="noreferrer" underline="always" inherit>
          {shortName(reference.authors)} {reference.year}
        </Anchor>
      ) : (
        <span>{t('study')}</span>
      )}
      {place && <span className={styles.faint}>{place}</span>}
      {sureness && <span className={styles.sureness}>{sureness}</span>}
    </div>
  );
}

/** The last name of the first author, or the project. */
function shortName(authors: string): string {
  const [first = authors] = authors.split(/,| et al\./);
  return first.split('. ').at(-1) ?? first;
}
