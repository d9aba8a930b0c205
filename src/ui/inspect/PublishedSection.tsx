import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { publishedAccuracies } from '../../core/networks/published-accuracies';
import type { PublishedAccuracy } from '../../core/networks/published-accuracy';
import { useFormat } from '../format/use-format';
import styles from './SourcesTab.module.css';
import { TableScroll } from './TableScroll';

/** What others report for the scheme, with the warning that such figures do not compare. */
export function PublishedSection({ scheme }: { readonly scheme: string }): ReactElement | null {
  const { t } = useTranslation('inspect');
  const rows = publishedAccuracies.filter((row) => row.scheme === scheme);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{t('published.title')}</h3>
      <p className={styles.note}>{t('published.note')}</p>
      <TableScroll label={t('published.title')}>
        <Table verticalSpacing={5} horizontalSpacing={5} data-testid="published-accuracies">
          <Table.Thead>
            <Table.Tr>
              {(['network', 'widths', 'accuracy', 'float'] as const).map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`published.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <PublishedRow
                key={`${row.network}/${row.dataset}/${row.weightBits}/${row.activationBits}/${row.source}`}
                row={row}
              />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </section>
  );
}

function PublishedRow({ row }: { readonly row: PublishedAccuracy }): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const percent = (fraction: number | null): string =>
    fraction === null ? '–' : format.percent(fraction, 2);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {row.network}, {row.dataset}
        <span dir="ltr" className={styles.publication}>
          {row.source}
        </span>
        <span className={styles.publication}>{t(`published.evidence.${row.evidence}`)}</span>
      </Table.Th>
      <Table.Td>
        {row.activationBits === null
          ? t('published.weightsOnly', { weights: row.weightBits })
          : `W${row.weightBits} A${row.activationBits}`}
      </Table.Td>
      <Table.Td>{percent(row.accuracyFraction)}</Table.Td>
      <Table.Td>{percent(row.floatAccuracyFraction)}</Table.Td>
    </Table.Tr>
  );
}
