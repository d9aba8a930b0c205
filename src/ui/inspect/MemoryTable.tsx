import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryFacts } from '../../core/hardware/cost/cost-report';
import { useFormat } from '../format/use-format';
import styles from './EnergyTab.module.css';
import { TableScroll } from './TableScroll';
import { useComponentName } from './use-component-name';

const columns = ['memory', 'kind', 'size', 'read', 'write'] as const;

/** What the memories of the machine are, and what an access costs. */
export function MemoryTable({ memories }: { readonly memories: readonly MemoryFacts[] }): ReactElement {
  const { t } = useTranslation('inspect');
  return (
    <section>
      <h3>{t('memories.title')}</h3>
      <p className={styles.hint}>{t('memories.help')}</p>
      <TableScroll label={t('memories.title')}>
        <Table verticalSpacing={5} horizontalSpacing={6} fz="xs" data-testid="memories">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`memories.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {memories.map((facts) => (
              <MemoryRow key={facts.memory} facts={facts} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
    </section>
  );
}

function MemoryRow({ facts }: { readonly facts: MemoryFacts }): ReactElement {
  const { t } = useTranslation(['inspect', 'hardware']);
  const format = useFormat();
  const componentName = useComponentName();
  const { memory, kind, banks, kilobytesPerBank, readPj, writePj } = facts;
  const size =
    banks === null || kilobytesPerBank === null
      ? '–'
      : t('inspect:memories.banks', {
          count: banks,
          banks: format.count(banks),
          kilobytes: format.number(kilobytesPerBank),
        });
  const kindName = memory === 'dram' ? t(`hardware:drams.${kind}`) : t(`inspect:memories.kinds.${kind}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {t(`inspect:memories.names.${memory}`, { defaultValue: componentName(memory) })}
      </Table.Th>
      <Table.Td>{kindName}</Table.Td>
      <Table.Td>{size}</Table.Td>
      <Table.Td>{format.energy(readPj)}</Table.Td>
      <Table.Td>{format.energy(writePj)}</Table.Td>
    </Table.Tr>
  );
}
