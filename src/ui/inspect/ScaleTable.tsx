import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { energyScale } from '../../core/hardware/datapaths/energy-scale';
import { useFormat } from '../format/use-format';
import { TableScroll } from './TableScroll';

/** The published units that one factor brings ours to, and how far off each of them stays. */
export function ScaleTable(): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  return (
    <TableScroll label={t('sources.scale.name')}>
      <Table verticalSpacing={5} horizontalSpacing={5} data-testid="energy-scale">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('sources.element')}</Table.Th>
            <Table.Th scope="col">{t('sources.scale.published')}</Table.Th>
            <Table.Th scope="col">{t('sources.scale.own')}</Table.Th>
            <Table.Th scope="col">{t('sources.scale.residual')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {energyScale.rows.map(({ unit, bits, publishedPj, ownPj, residual }) => (
            <Table.Tr key={`${unit} ${bits}`}>
              <Table.Th scope="row">
                {t('sources.scale.unit', { unit: t(`sources.kinds.${unit}`), bits })}
              </Table.Th>
              <Table.Td>{format.energy(publishedPj)}</Table.Td>
              <Table.Td>{format.energy(ownPj * energyScale.factor)}</Table.Td>
              <Table.Td>{format.percent(residual, 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
