import { useTranslation } from 'react-i18next';
import type { ConformanceResult } from '../../core/conformance/judge';
import styles from './Conformance.module.css';
import { type ConformanceColumn, type ConformanceOrder, conformanceColumns } from './conformance-rows';
import { ErrorCell, SourceCell, VerdictTag, WhatCell } from './RowCells';
import { useRowTexts } from './use-row-texts';

interface ConformanceTableProps {
  readonly rows: readonly ConformanceResult[];
  readonly order: ConformanceOrder;
  readonly onOrder: (order: ConformanceOrder) => void;
}

export function ConformanceTable({ rows, order, onOrder }: ConformanceTableProps) {
  const { t } = useTranslation('conformance');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={styles.scroll} aria-label={t('caption')} tabIndex={0}>
      <table className={styles.table} data-testid="conformance-table">
        <thead>
          <tr>
            {conformanceColumns.map((column) => (
              <ColumnHeader key={column} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const numberColumns: readonly ConformanceColumn[] = ['published', 'ours'];

function ColumnHeader(props: {
  readonly column: ConformanceColumn;
  readonly order: ConformanceOrder;
  readonly onOrder: (order: ConformanceOrder) => void;
}) {
  const { t } = useTranslation('conformance');
  const { column, order, onOrder } = props;
  const isSorted = order.column === column;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
      data-number={numberColumns.includes(column) || undefined}
    >
      <button
        type="button"
        onClick={() => onOrder({ column, descending: isSorted ? !order.descending : column === 'error' })}
      >
        {t(`columns.${column}`)}
        <span aria-hidden="true" className={styles.arrow}>
          {isSorted ? (order.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

function TableRow({ row }: { readonly row: ConformanceResult }) {
  const { t } = useTranslation('conformance');
  const texts = useRowTexts();
  return (
    <tr data-row={row.id} data-verdict={row.verdict}>
      <td>
        <VerdictTag row={row} />
      </td>
      <th scope="row">
        <WhatCell row={row} />
      </th>
      <td data-number>{texts.published(row)}</td>
      <td data-number>{texts.ours(row) ?? t('noError')}</td>
      <td>
        <ErrorCell row={row} />
      </td>
      <td title={t(`useHelp.${row.use}`)}>{t(`uses.${row.use}`)}</td>
      <td>
        <SourceCell row={row} />
      </td>
    </tr>
  );
}
