import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportedDesign, SearchedFronts } from '../../../core/explore/search/searched-fronts';
import { selectSearchedFronts, selectSurvivors } from '../../../state/selectors/search';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { TableScroll } from '../../inspect/TableScroll';
import { FrontChart } from './FrontChart';
import type { FrontPoint } from './front-chart-layout';
import styles from './Search.module.css';

/** The front of uniform widths and that with what was found: validation accuracy chooses, test accuracy reports. */
export function TrainedFronts(): ReactElement | null {
  const { t } = useTranslation('search');
  const fronts = useAppStore(selectSearchedFronts);
  if (!fronts) return null;
  return (
    <>
      <h2>{t('trained.title')}</h2>
      <Gain fronts={fronts} />
      <FrontsChart fronts={fronts} />
      <p className={styles.note}>{t('trained.note')}</p>
      <DesignTable fronts={fronts} />
    </>
  );
}

function Gain({ fronts }: { readonly fronts: SearchedFronts }): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { hypervolumeBefore, hypervolumeAfter, gainOverSeeds } = fronts;
  const share = hypervolumeBefore > 0 ? hypervolumeAfter / hypervolumeBefore - 1 : 0;
  const gain = gainOverSeeds && {
    mean: format.number(gainOverSeeds.meanFraction, 2),
    low: format.number(gainOverSeeds.intervalFraction.low, 2),
    high: format.number(gainOverSeeds.intervalFraction.high, 2),
    seeds: gainOverSeeds.seeds,
  };
  const { low, high } = gainOverSeeds?.intervalFraction ?? { low: 0, high: 0 };
  const survivors = useAppStore(selectSurvivors);
  const kind =
    survivors.length === 0 ? 'none' : !gain ? 'few' : low > 0 ? 'gain' : high < 0 ? 'loss' : 'noise';
  return (
    <p className={styles.finding} data-testid="search-gain" data-gain={kind}>
      {t('trained.volume', { share: format.percent(share) })} {t(`trained.${kind}`, gain ?? {})}
    </p>
  );
}

function FrontsChart({ fronts }: { readonly fronts: SearchedFronts }): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { before, after, survivors } = fronts;
  const pointOf =
    (mark: FrontPoint['mark']) =>
    ({ widths, validationFraction, testFraction, energyPj }: ReportedDesign): FrontPoint => ({
      id: `${mark} ${widths}`,
      energyPj,
      value: testFraction,
      mark,
      title: t('trained.point', {
        widths,
        energy: format.energy(energyPj),
        validation: format.percent(validationFraction, 2),
        test: format.percent(testFraction, 2),
      }),
    });
  const line = (designs: readonly ReportedDesign[]) =>
    designs.map(({ energyPj, testFraction }) => ({ energyPj, value: testFraction }));
  return (
    <FrontChart
      name={t('trained.chart')}
      points={[...fronts.uniform.map(pointOf('uniform')), ...survivors.map(pointOf('survivor'))]}
      lines={[
        { kind: 'before', points: line(before) },
        { kind: 'after', points: line(after) },
      ]}
      energyTitle={t('axis.energy')}
      valueTitle={t('axis.test')}
      isLogValue={false}
      formatEnergy={format.energy}
      formatValue={(value) => format.percent(value)}
    />
  );
}

function DesignTable({ fronts }: { readonly fronts: SearchedFronts }): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { before, after, survivors, uniform } = fronts;
  const known = new Map([...uniform, ...survivors].map((design) => [design.widths, design]));
  const designs = [...known.values()].sort((left, right) => left.energyPj - right.energyPj);
  const isOn = (front: readonly ReportedDesign[], widths: string): boolean =>
    front.some((design) => design.widths === widths);
  return (
    <TableScroll label={t('trained.title')}>
      <Table verticalSpacing={4} className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('trained.widths')}</Table.Th>
            <Table.Th scope="col">{t('trained.front')}</Table.Th>
            {(['validation', 'test', 'energy'] as const).map((axis) => (
              <Table.Th key={axis} scope="col" className={styles.figure ?? ''}>
                {t(`axis.${axis}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {designs.map(({ widths, validationFraction, testFraction, energyPj, seeds }) => (
            <Table.Tr key={widths} data-testid="search-design">
              <Table.Th scope="row">
                {widths} <span className={styles.note}>{t('trained.seeds', { count: seeds })}</span>
              </Table.Th>
              <Table.Td>
                {t(`trained.standing.${standingOf(isOn(before, widths), isOn(after, widths))}`)}
              </Table.Td>
              <Table.Td className={styles.figure ?? ''}>{format.percent(validationFraction, 2)}</Table.Td>
              <Table.Td className={styles.figure ?? ''}>{format.percent(testFraction, 2)}</Table.Td>
              <Table.Td className={styles.figure ?? ''}>{format.energy(energyPj)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

function standingOf(isBefore: boolean, isAfter: boolean): 'stays' | 'beaten' | 'new' | 'off' {
  if (isBefore) return isAfter ? 'stays' : 'beaten';
  return isAfter ? 'new' : 'off';
}
