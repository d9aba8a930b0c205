import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isAboutPaperRatio,
  type WidthComparison,
} from '../../../core/hardware/datapath-view/placement-comparison';
import { useFormat } from '../../format/use-format';
import { TableScroll } from '../TableScroll';
import { FiguresOrigin } from './FiguresOrigin';
import styles from './Placements.module.css';
import { RatioCell } from './RatioCell';

interface WidthTableProps {
  readonly comparison: WidthComparison;
}

/** Energies over those of `folded`, widths as columns. */
export function WidthTable({ comparison }: WidthTableProps): ReactElement {
  const { t } = useTranslation(['datapath', 'hardware']);
  const { rows, widths, measuredUnits } = comparison;
  const nameOf = useWidthName();
  const finding = useFinding(comparison);
  return (
    <>
      <p className={styles.text} data-testid="widths-finding">
        {finding}
      </p>
      <TableScroll label={t('datapath:placements.widths.title')}>
        <Table verticalSpacing={4} horizontalSpacing={3} fz="xs" data-testid="widths-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('datapath:placements.columns.placement')}</Table.Th>
              {widths.map((width) => (
                <Table.Th key={nameOf(width)} scope="col" className={styles.number ?? ''}>
                  {nameOf(width)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ placement, ratios }) => (
              <Table.Tr key={placement}>
                <Table.Th scope="row">{t(`hardware:placements.${placement}.name`)}</Table.Th>
                {ratios.map((ratio, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed.
                  <RatioCell key={index} ratio={ratio} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      <p className={styles.note}>
        {t('datapath:placements.widths.legend')} <FiguresOrigin measuredUnits={measuredUnits} />
      </p>
    </>
  );
}

type Width = WidthComparison['widths'][number];

/** Equal widths are told once. */
function useWidthName(): (width: Width) => string {
  const format = useFormat();
  return ({ weightBits, inputBits }) =>
    weightBits === inputBits
      ? format.count(weightBits)
      : `${format.count(weightBits)}×${format.count(inputBits)}`;
}

/** At which widths the paper's 3x appears. */
function useFinding({ rows, widths }: WidthComparison): string {
  const { t } = useTranslation(['datapath', 'hardware']);
  const format = useFormat();
  const nameOf = useWidthName();
  const named = rows.flatMap(({ placement, ratios }) => {
    const about = widths.filter((_, index) => isAboutPaperRatio(ratios[index] ?? 0));
    if (about.length === 0) return [];
    const name = t(`hardware:placements.${placement}.name`);
    return [t('datapath:placements.widths.named', { name, widths: about.map(nameOf).join(', ') })];
  });
  const { length } = named;
  return t(`datapath:placements.widths.finding.${length > 0 ? 'about' : 'none'}`, {
    placements: format.list(named),
  });
}
