import { NativeSelect, Table } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { designPointId } from '../../core/explore/design-point-key';
import { compareDesigns } from '../../core/explore/statistics/compare-designs';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { selectPointsById } from '../../state/selectors/design-points';
import { selectSweepDesigns } from '../../state/selectors/sweep';
import { useAppStore } from '../../state/store';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { useDesignNames } from '../explore/use-design-names';
import { useFormat } from '../format/use-format';
import { TableScroll } from '../inspect/TableScroll';
import { useNames } from '../train/use-names';
import { MachineCells, MachineHeads } from './MachineColumns';
import styles from './SweepResults.module.css';
import { VerdictText } from './VerdictText';

/** Every design of the sweep that has results, beside a reference: accuracy with its interval, and energy per machine. */
export function SweepResults(): ReactElement {
  const { t } = useTranslation('experiments');
  const designs = useAppStore(selectSweepDesigns);
  const byId = useAppStore(selectPointsById);
  const schemes = useAppStore((state) => state.sweep.schemes);
  const [chosen, setChosen] = useState<string | null>(null);
  const names = useNames();
  const points = useMemo(
    () => designs.flatMap((configuration) => byId.get(designPointId(configuration)) ?? []),
    [designs, byId],
  );
  const reference = chosen !== null && schemes.includes(chosen) ? chosen : (schemes[0] ?? '');
  return (
    <section className={styles.card} aria-labelledby="results-title" data-testid="sweep-results">
      <header className={styles.header}>
        <h2 id="results-title">{t('results.title')}</h2>
        {points.length > 0 && (
          <NativeSelect
            aria-label={t('results.reference')}
            value={reference}
            data={[
              ...schemes.map((id) => ({
                value: id,
                label: t('results.against', { name: names.scheme(id) }),
              })),
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
      </header>
      {points.length === 0 ? (
        <p className={styles.note}>{t('results.none')}</p>
      ) : (
        <ResultTable points={points} reference={reference} />
      )}
    </section>
  );
}

interface ResultTableProps {
  readonly points: readonly DesignPoint[];
  readonly reference: string;
}

function ResultTable({ points, reference }: ResultTableProps): ReactElement {
  const { t } = useTranslation('experiments');
  const setting = ({ dataset, network }: TrainingConfiguration): string => `${dataset} ${network}`;
  const settings = [...new Set(points.map(({ configuration }) => setting(configuration)))];
  return (
    <>
      <TableScroll label={t('results.title')} isTall>
        <Table verticalSpacing={4} className={styles.table ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('results.design')}</Table.Th>
              <Table.Th scope="col" className={styles.figure ?? ''}>
                {t('results.accuracy')}
              </Table.Th>
              <Table.Th scope="col">{t('results.difference')}</Table.Th>
              <MachineHeads />
            </Table.Tr>
          </Table.Thead>
          {settings.map((key) => (
            <SettingRows
              key={key}
              points={points.filter(({ configuration }) => setting(configuration) === key)}
              reference={reference}
              isAlone={settings.length === 1}
            />
          ))}
        </Table>
      </TableScroll>
      <p className={styles.note}>{t('results.note')}</p>
    </>
  );
}

/** The designs on one network and dataset, the only ones that may be compared. */
function SettingRows({
  points,
  reference,
  isAlone,
}: ResultTableProps & { readonly isAlone: boolean }): ReactElement {
  const names = useNames();
  const [first] = points;
  const columns = useAppStore((state) => 3 + state.sweep.accelerators.length * state.sweep.placements.length);
  return (
    <Table.Tbody>
      {!isAlone && first && (
        <Table.Tr>
          <Table.Th scope="rowgroup" colSpan={columns} className={styles.setting ?? ''}>
            {names.network(first.configuration.network)}, {names.dataset(first.configuration.dataset)}
          </Table.Th>
        </Table.Tr>
      )}
      {points.map((point) => (
        <ResultRow
          key={point.id}
          point={point}
          reference={points.find((other) => isReference(other, point, reference)) ?? null}
        />
      ))}
    </Table.Tbody>
  );
}

/** The design of the reference scheme with the same method and widths. */
function isReference(other: DesignPoint, point: DesignPoint, scheme: string): boolean {
  const [left, right] = [other.configuration, point.configuration];
  return (
    left.quantization.scheme === scheme &&
    left.method === right.method &&
    left.quantization.layerBits === undefined &&
    right.quantization.layerBits === undefined &&
    left.quantization.weightBits === right.quantization.weightBits &&
    left.quantization.activationBits === right.quantization.activationBits
  );
}

interface ResultRowProps {
  readonly point: DesignPoint;
  readonly reference: DesignPoint | null;
}

function ResultRow({ point, reference }: ResultRowProps): ReactElement {
  const { t } = useTranslation('experiments');
  const names = useDesignNames();
  const format = useFormat();
  const { configuration, testAccuracy } = point;
  const isFloat = configuration.method === 'float';
  const { meanFraction, intervalFraction, seeds } = testAccuracy;
  return (
    <Table.Tr data-testid="sweep-row">
      <Table.Th scope="row">
        <span className={styles.name}>
          {!isFloat && <SchemeGlyph scheme={configuration.quantization.scheme} />}
          {names.design(configuration)}
        </span>
      </Table.Th>
      <Table.Td className={styles.figure ?? ''}>
        {format.percent(meanFraction, 2)}
        <span className={styles.interval}>
          {intervalFraction
            ? t('results.interval', {
                half: format.factor(
                  100 * Math.max(intervalFraction.high - meanFraction, meanFraction - intervalFraction.low),
                ),
                count: seeds,
              })
            : t('results.oneSeed')}
        </span>
      </Table.Td>
      <Table.Td>
        {reference === null || isFloat ? (
          '–'
        ) : reference === point ? (
          t('results.isReference')
        ) : (
          <VerdictText verdict={compareDesigns(point.results, reference.results)} />
        )}
      </Table.Td>
      <MachineCells point={point} reference={isFloat ? null : reference} />
    </Table.Tr>
  );
}
