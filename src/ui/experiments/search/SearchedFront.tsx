import { Table } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { layerBitsName } from '../../../core/explore/search/searched-fronts';
import type { WidthCandidate, WidthSearch } from '../../../core/explore/search/width-search';
import type { TrainingConfiguration } from '../../../core/explore/training-configuration';
import { selectSurvivors } from '../../../state/selectors/search';
import { useAppStore } from '../../../state/store';
import { useFormat } from '../../format/use-format';
import { TableScroll } from '../../inspect/TableScroll';
import { FrontChart } from './FrontChart';
import type { FrontPoint } from './front-chart-layout';
import styles from './Search.module.css';

interface SearchedFrontProps {
  readonly searched: WidthSearch;
}

/** What the proxy expects of the designs that no other beats, and which of them are worth a training. */
export function SearchedFront({ searched }: SearchedFrontProps): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  const configuration = useAppStore((state) => state.searchRun?.job.configuration);
  const survivors = useAppStore(selectSurvivors);
  const points = useFrontPoints(searched, survivors, configuration);
  const line = searched.candidates.map(({ energyPj, expectedLoss }) => ({ energyPj, value: expectedLoss }));
  return (
    <>
      <h2>{t('searched.title')}</h2>
      <p data-testid="search-summary" data-evaluations={searched.evaluations}>
        {t('searched.summary', {
          count: searched.candidates.length,
          designs: format.count(searched.evaluations),
          combinations: format.count(searched.combinations),
        })}
      </p>
      <FrontChart
        name={t('searched.chart')}
        points={points}
        lines={[{ kind: 'after', points: line }]}
        energyTitle={t('axis.energy')}
        valueTitle={t('axis.loss')}
        isLogValue
        formatEnergy={format.energy}
        formatValue={(value) => format.number(value, 2)}
      />
      <p className={styles.note}>{t('searched.note')}</p>
      {configuration && <SurvivorTable survivors={survivors} configuration={configuration} />}
    </>
  );
}

function useFrontPoints(
  searched: WidthSearch,
  survivors: readonly WidthCandidate[],
  configuration: TrainingConfiguration | undefined,
): readonly FrontPoint[] {
  const { t } = useTranslation('search');
  const format = useFormat();
  return useMemo(() => {
    if (!configuration) return [];
    const pointOf =
      (mark: FrontPoint['mark']) =>
      (candidate: WidthCandidate): FrontPoint => {
        const widths = layerBitsName(configuration, candidate.layerBits);
        const { energyPj, expectedLoss: value } = candidate;
        const title = t('searched.point', {
          widths,
          energy: format.energy(energyPj),
          loss: format.number(value, 2),
        });
        return { id: `${mark} ${widths}`, energyPj, value, mark, title };
      };
    const others = searched.candidates.filter((each) => !survivors.includes(each));
    return [
      ...others.map(pointOf('found')),
      ...searched.uniform.map(pointOf('uniform')),
      ...survivors.map(pointOf('survivor')),
    ];
  }, [searched, survivors, configuration, t, format]);
}

interface SurvivorTableProps {
  readonly survivors: readonly WidthCandidate[];
  readonly configuration: TrainingConfiguration;
}

function SurvivorTable({ survivors, configuration }: SurvivorTableProps): ReactElement {
  const { t } = useTranslation('search');
  const format = useFormat();
  return (
    <TableScroll label={t('searched.survivors')}>
      <Table verticalSpacing={4} className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('searched.survivors')}</Table.Th>
            <Table.Th scope="col" className={styles.figure ?? ''}>
              {t('axis.loss')}
            </Table.Th>
            <Table.Th scope="col" className={styles.figure ?? ''}>
              {t('axis.energy')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {survivors.map(({ layerBits, energyPj, expectedLoss }) => {
            const widths = layerBitsName(configuration, layerBits);
            return (
              <Table.Tr key={widths} data-testid="search-survivor" data-widths={widths}>
                <Table.Th scope="row">{widths}</Table.Th>
                <Table.Td className={styles.figure ?? ''}>{format.number(expectedLoss, 2)}</Table.Td>
                <Table.Td className={styles.figure ?? ''}>{format.energy(energyPj)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
