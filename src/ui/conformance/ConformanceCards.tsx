import { useTranslation } from 'react-i18next';
import type { ConformanceResult } from '../../core/conformance/judge';
import styles from './Conformance.module.css';
import { ErrorCell, SourceCell, VerdictTag, WhatCell } from './RowCells';
import { useRowTexts } from './use-row-texts';

/** The rows one below the other, where a table would be wider than the screen. */
export function ConformanceCards({ rows }: { readonly rows: readonly ConformanceResult[] }) {
  const { t } = useTranslation('conformance');
  return (
    <ul className={styles.cards} aria-label={t('caption')}>
      {rows.map((row) => (
        <Card key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Card({ row }: { readonly row: ConformanceResult }) {
  const { t } = useTranslation('conformance');
  const texts = useRowTexts();
  return (
    <li className={styles.card} data-row={row.id} data-verdict={row.verdict}>
      <div className={styles.cardHead}>
        <VerdictTag row={row} />
        <span className={styles.faint}>{t(`uses.${row.use}`)}</span>
      </div>
      <WhatCell row={row} />
      <dl className={styles.figures}>
        <dt>{t('columns.published')}</dt>
        <dd>{texts.published(row)}</dd>
        <dt>{t('columns.ours')}</dt>
        <dd>{texts.ours(row) ?? t('noError')}</dd>
        <dt>{t('columns.error')}</dt>
        <dd>
          <ErrorCell row={row} />
        </dd>
        <dt>{t('columns.source')}</dt>
        <dd>
          <SourceCell row={row} />
        </dd>
      </dl>
    </li>
  );
}
