import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { comparedProducts } from '../../../core/hardware/datapath-view/compared-products';
import {
  isAboutPaperRatio,
  type PlacementComparison,
  type PlacementCost,
} from '../../../core/hardware/datapath-view/placement-comparison';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { TableScroll } from '../TableScroll';
import { FiguresOrigin } from './FiguresOrigin';
import styles from './Placements.module.css';
import { RatioCell } from './RatioCell';

interface PlacementTableProps {
  readonly comparison: PlacementComparison;
}

/** The placements as rows, each a way to choose it. */
export function PlacementTable({ comparison }: PlacementTableProps): ReactElement {
  const { t } = useTranslation(['datapath', 'hardware']);
  const format = useFormat();
  const { placement, operand, pipelined } = useAppStore((state) => state.hardware);
  const finding = useFinding(comparison);
  return (
    <>
      <p className={styles.text} data-testid="placements-finding">
        {finding}
      </p>
      <TableScroll label={t('datapath:placements.title')}>
        <Table verticalSpacing={4} horizontalSpacing={3} fz="xs" data-testid="placements-table">
          <PlacementHead products={comparison.products} />
          <Table.Tbody>
            {comparison.rows.map((row) => (
              <PlacementRow key={row.placement} row={row} isInForce={row.placement === placement} />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      <p className={styles.note}>
        {t('datapath:placements.legend', {
          products: format.count(comparison.products),
          operand: t(`hardware:operands.${operand}`),
          lanes: t(`datapath:placements.${pipelined ? 'pipelined' : 'unpipelined'}`),
        })}{' '}
        <FiguresOrigin measuredUnits={comparison.measuredUnits} />
      </p>
      <p className={styles.text} data-testid="placements-choice">
        {t('datapath:placements.choice', {
          name: t(`hardware:placements.${placement}.name`),
          reading: t(`datapath:placements.readings.${placement}`),
        })}
      </p>
    </>
  );
}

/** Ratios stand under one heading, the layer's own number of products first. */
function PlacementHead({ products }: Pick<PlacementComparison, 'products'>): ReactElement {
  const { t } = useTranslation('datapath');
  return (
    <Table.Thead>
      <Table.Tr>
        {(['placement', 'energy', 'area'] as const).map((column) => (
          <Table.Th
            key={column}
            scope="col"
            rowSpan={2}
            className={column === 'placement' ? '' : (styles.number ?? '')}
          >
            {t(`placements.columns.${column}`)}
          </Table.Th>
        ))}
        <Table.Th scope="colgroup" colSpan={1 + comparedProducts.length} className={styles.number ?? ''}>
          {t('placements.columns.ratio')}
        </Table.Th>
      </Table.Tr>
      <Table.Tr>
        <Table.Th scope="col" className={styles.number ?? ''}>
          {t('placements.columns.own', { products: String(products) })}
        </Table.Th>
        {comparedProducts.map((each) => (
          <Table.Th key={each} scope="col" className={styles.number ?? ''}>
            {String(each)}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

interface PlacementRowProps {
  readonly row: PlacementCost;
  readonly isInForce: boolean;
}

function PlacementRow({ row, isInForce }: PlacementRowProps): ReactElement {
  const { t } = useTranslation(['datapath', 'hardware']);
  const format = useFormat();
  const setHardware = useAppStore((state) => state.setHardware);
  const { placement, cost, ratio, ratiosAtProducts, isAsFolded } = row;
  const isElsewhere = placement !== 'folded' && isAsFolded;
  return (
    <Table.Tr className={styles.row ?? ''} data-placement={placement} data-in-force={isInForce || undefined}>
      <Table.Th scope="row">
        <button
          type="button"
          className={styles.choose}
          aria-pressed={isInForce}
          onClick={() => setHardware({ placement })}
        >
          {t(`hardware:placements.${placement}.name`)}
        </button>
        {isInForce && <span className={styles.mark}>{t('datapath:placements.inForce')}</span>}
        {isElsewhere && <span className={styles.mark}>{t('datapath:placements.asFolded')}</span>}
      </Table.Th>
      <Table.Td className={styles.number ?? ''}>{format.number(cost.energyPj)}</Table.Td>
      <Table.Td className={styles.number ?? ''}>{format.number(cost.areaUm2)}</Table.Td>
      <RatioCell ratio={ratio} />
      {ratiosAtProducts.map((each, index) => (
        <RatioCell key={comparedProducts[index]} ratio={each} />
      ))}
    </Table.Tr>
  );
}

/** Where the paper's 3x appears in this layer. */
function useFinding({ rows, products }: PlacementComparison): string {
  const { t } = useTranslation(['datapath', 'hardware']);
  const format = useFormat();
  const about = rows.filter(({ ratio }) => isAboutPaperRatio(ratio));
  const named = about.map(({ placement, ratio }) =>
    t('datapath:placements.named', {
      name: t(`hardware:placements.${placement}.name`),
      ratio: format.ratio(ratio),
    }),
  );
  const ratios = rows.filter(({ isAsFolded }) => !isAsFolded).map(({ ratio }) => ratio);
  return t(`datapath:placements.finding.${about.length > 0 ? 'about' : 'none'}`, {
    products: format.count(products),
    placements: format.list(named),
    lowest: format.ratio(Math.min(...ratios)),
    highest: format.ratio(Math.max(...ratios)),
  });
}
