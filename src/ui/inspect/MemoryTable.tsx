import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryFacts } from '../../core/hardware/cost/cost-report';
import { useFormat } from '../format/use-format';
import styles from './EnergyTab.module.css';
import { useComponentName } from './use-component-name';

const columns = ['memory', 'kind', 'size', 'read', 'write'] as const;

/** What the memories of the machine are, and what an access costs. */
export function MemoryTable({ memories }: { readonly memories: readonly MemoryFacts[] }): ReactElement {
  const { t } = useTranslation('inspect');
  return (
    <section>
      <h3>{t('memories.title')}</h3>
      <p className={styles.hint}>{t('memories.help')}</p>
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
    </section>
  );
}

function MemoryRow({ facts }: { readonly facts: MemoryFacts }): ReactElement {
  const { t } = useTranslation(['inspect', 'hardware']);
  const format = useFormat();
  const componentName = useComponentName();
  const { memory, kind, banks, kilobytesPerBank, readPj, writePj } = facts;
  const kindName = memory === 'dram' ? t(`hardware:drams.${kind}`) : t(`inspect:memories.kinds.${kind}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {t(`inspect:memories.names.${memory}`, { defaultValue: componentName(memory) })}
      </Table.Th>
      <Table.Td>{kindName}</Table.Td>
      <Table.Td>
        <MemorySize banks={banks} kilobytes={kilobytesPerBank} />
      </Table.Td>
      <Table.Td>{format.energy(readPj)}</Table.Td>
      <Table.Td>{format.energy(writePj)}</Table.Td>
    </Table.Tr>
  );
}

interface MemorySizeProps {
  readonly banks: number | null;
  readonly kilobytes: number | null;
}

/** Banks and their capacity, that of small ones in bytes. */
function MemorySize({ banks, kilobytes }: MemorySizeProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  if (banks === null || kilobytes === null) return <>–</>;
  const size =
    kilobytes < 1
      ? t('memories.bytes', { bytes: format.count(1024 * kilobytes) })
      : t('memories.kilobytes', { kilobytes: format.number(kilobytes) });
  return <>{banks === 1 ? size : `${format.count(banks)}\u00a0× ${size}`}</>;
}
