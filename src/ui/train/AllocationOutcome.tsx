import { Button, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllocationResult } from '../../core/allocation/allocation-result';
import { type MeasureId, measureIds, type SensitivityRow } from '../../core/allocation/allocator';
import { useFormat } from '../format/use-format';
import { TableScroll } from '../inspect/TableScroll';
import { rowKeys } from './row-keys';

interface AllocationOutcomeProps {
  readonly result: AllocationResult;
  onUse(result: AllocationResult): void;
}

/** The chosen widths, the figures that they rest on, and the way to train with them. */
export function AllocationOutcome({ result, onUse }: AllocationOutcomeProps): ReactElement {
  const { t } = useTranslation('train');
  return (
    <>
      <ChosenWidthsTable result={result} />
      <Button onClick={() => onUse(result)} data-testid="use-widths">
        {t('widths.use')}
      </Button>
      <details>
        <summary>{t('widths.sensitivity')}</summary>
        <SensitivityTable rows={result.sensitivity} />
      </details>
    </>
  );
}

function ChosenWidthsTable({ result }: { readonly result: AllocationResult }): ReactElement {
  const { t } = useTranslation('train');
  return (
    <Table verticalSpacing={4} horizontalSpacing={4} fz="sm" data-testid="allocated-widths">
      <Table.Caption>
        {t('widths.chosenBy', { allocator: t(`allocators.${result.allocator}.name`) })}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('widths.layer')}</Table.Th>
          <Table.Th scope="col">{t('widths.weights')}</Table.Th>
          <Table.Th scope="col">{t('widths.activations')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {result.layers.map(({ name, weightBits, activationBits }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{weightBits}</Table.Td>
            <Table.Td>{activationBits}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function SensitivityTable({ rows }: { readonly rows: readonly SensitivityRow[] }): ReactElement {
  const { t } = useTranslation('train');
  const measures = measureIds.filter((id) => rows.some((row) => row.measures[id] !== undefined));
  const keys = rowKeys(rows);
  return (
    <TableScroll label={t('widths.sensitivity')}>
      <Table striped verticalSpacing={4} horizontalSpacing={4} fz="xs" data-testid="sensitivity">
        <Table.Thead>
          <Table.Tr>
            {(['layer', 'tensor', 'bits'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`widths.${column}`)}
              </Table.Th>
            ))}
            {measures.map((id) => (
              <Table.Th key={id} scope="col">
                {t(`widths.measures.${id}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <SensitivityTableRow key={keys[index]} row={row} measures={measures} />
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

interface SensitivityTableRowProps {
  readonly row: SensitivityRow;
  /** Columns, whether or not the row has them. */
  readonly measures: readonly MeasureId[];
}

function SensitivityTableRow({ row, measures }: SensitivityTableRowProps): ReactElement {
  const { t } = useTranslation('train');
  return (
    <Table.Tr>
      <Table.Th scope="row">{row.layers.join(', ')}</Table.Th>
      <Table.Td>{t(`widths.roles.${row.role}`)}</Table.Td>
      <Table.Td>{row.bits ?? t('widths.allBits')}</Table.Td>
      {measures.map((id) => (
        <Table.Td key={id}>
          <Measure id={id} value={row.measures[id]} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function Measure({
  id,
  value,
}: {
  readonly id: MeasureId;
  readonly value: number | undefined;
}): ReactElement {
  const format = useFormat();
  if (value === undefined) return <>–</>;
  const isShare = id === 'accuracyFraction' || id === 'importance';
  return <>{isShare ? format.percent(value, 1) : format.number(value)}</>;
}
