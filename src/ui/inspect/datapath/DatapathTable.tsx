import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  DatapathDrawing,
  DrawnBlock,
  DrawnUnit,
  DrawnUnitKind,
} from '../../../core/hardware/datapath-view/drawing';
import { useFormat } from '../../format/use-format';
import { TableScroll } from '../TableScroll';
import styles from './Datapath.module.css';
import { useDatapathTexts } from './use-datapath-texts';

const columns = ['block', 'bitsIn', 'bitsOut', 'area', 'energy', 'plainArea', 'mark'] as const;

/** The blocks of a drawing as rows, unit by unit. */
export function DatapathTable({ drawing }: { readonly drawing: DatapathDrawing }): ReactElement {
  const { t } = useTranslation('datapath');
  return (
    <TableScroll label={t('table.name')}>
      <Table verticalSpacing={4} horizontalSpacing={6} fz="xs" data-testid="datapath-table">
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`table.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {drawing.units.map((unit) => (
          <UnitRows key={unit.kind} unit={unit} drawing={drawing} />
        ))}
      </Table>
    </TableScroll>
  );
}

interface UnitRowsProps {
  readonly unit: DrawnUnit;
  readonly drawing: DatapathDrawing;
}

function UnitRows({ unit, drawing }: UnitRowsProps): ReactElement {
  const { t } = useTranslation('datapath');
  return (
    <Table.Tbody>
      <Table.Tr>
        <Table.Th scope="rowgroup" colSpan={columns.length} className={styles.unitRow ?? ''}>
          {t(`units.${unit.kind}`, { lanes: drawing.lanes })}
        </Table.Th>
      </Table.Tr>
      {unit.blocks.map((block) => (
        <BlockRow key={block.name} block={block} unit={unit.kind} drawing={drawing} />
      ))}
    </Table.Tbody>
  );
}

interface BlockRowProps {
  readonly block: DrawnBlock;
  readonly unit: DrawnUnitKind;
  readonly drawing: DatapathDrawing;
}

function BlockRow({ block, unit, drawing }: BlockRowProps): ReactElement {
  const { t } = useTranslation('datapath');
  const format = useFormat();
  const { nameOf, markOf } = useDatapathTexts(drawing);
  const { cost, plain, outputBits } = block;
  const cells = [
    block.inputs.map(({ bits }) => format.count(bits)).join(', '),
    outputBits > 0 ? format.count(outputBits) : t('none'),
    format.area(cost.areaUm2),
    format.operationEnergy(cost.energyPj),
    plain ? format.area(plain.areaUm2) : t('none'),
    markOf(block),
  ];
  return (
    <Table.Tr>
      <Table.Th scope="row">{nameOf(block, unit)}</Table.Th>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed.
        <Table.Td key={index} className={styles.cell ?? ''}>
          {cell}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
