import { Table } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignPoint } from '../../core/explore/design-point';
import { designPointId } from '../../core/explore/design-point-key';
import { compareTestAccuracy } from '../../core/explore/statistics/compare-designs';
import { selectPointsById } from '../../state/selectors/design-points';
import { useAppStore } from '../../state/store';
import { SchemeGlyph } from '../explore/SchemeGlyph';
import { schemeMark } from '../explore/scheme-mark';
import { useDesignNames } from '../explore/use-design-names';
import { useFormat } from '../format/use-format';
import { accuracySpan } from '../inspect/accuracy-span';
import { SeedDots } from '../inspect/SeedDots';
import { TableScroll } from '../inspect/TableScroll';
import { useChartTheme } from '../theme/use-chart-theme';
import { floatControl } from './run-plan';
import styles from './VisitComparison.module.css';

const stripWidth = 220;

/** The designs finished in this visit side by side: every seed as a dot, all on one scale. */
export function VisitComparison(): ReactElement | null {
  const { t } = useTranslation('train');
  const jobs = useAppStore((state) => state.jobs);
  const byId = useAppStore(selectPointsById);
  const finished = jobs.filter(({ status }) => status === 'done');
  const ids = [...new Set(finished.map(({ configuration }) => designPointId(configuration)))];
  const points = ids.flatMap((id) => byId.get(id) ?? []);
  if (points.length < 2) return null;
  const span = accuracySpan(points);
  return (
    <section className={styles.card} aria-labelledby="visit-title" data-testid="visit-comparison">
      <h2 id="visit-title">{t('visit.title')}</h2>
      <TableScroll label={t('visit.title')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('visit.design')}</Table.Th>
              <Table.Th scope="col">{t('visit.seeds')}</Table.Th>
              <Table.Th scope="col" className={styles.figure ?? ''}>
                {t('visit.mean')}
              </Table.Th>
              <Table.Th scope="col">{t('visit.verdict')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {points.map((point) => (
              <DesignRow
                key={point.id}
                point={point}
                control={byId.get(designPointId(floatControl(point.configuration))) ?? null}
                span={span}
              />
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      <p className={styles.note}>{t('visit.note')}</p>
    </section>
  );
}

interface DesignRowProps {
  readonly point: DesignPoint;
  readonly control: DesignPoint | null;
  readonly span: readonly [number, number];
}

function DesignRow({ point, control, span }: DesignRowProps): ReactElement {
  const { t } = useTranslation('train');
  const names = useDesignNames();
  const format = useFormat();
  const theme = useChartTheme();
  const { configuration, testAccuracy, results } = point;
  const isFloat = configuration.method === 'float';
  const { scheme } = configuration.quantization;
  const seeds = results.map((result) => ({
    seed: result.configuration.seed,
    fraction: result.testAccuracyFraction,
  }));
  const listed = seeds.map(({ seed, fraction }) => `${seed}: ${format.percent(fraction, 2)}`).join(', ');
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <span className={styles.name}>
          {!isFloat && <SchemeGlyph scheme={scheme} />}
          {names.design(configuration)}
        </span>
      </Table.Th>
      <Table.Td>
        <SeedDots
          width={stripWidth}
          theme={theme}
          colour={isFloat ? theme.inkSoft : theme.families[schemeMark(scheme).family]}
          name={t('visit.seedsName', { seeds: listed })}
          seeds={seeds}
          meanFraction={testAccuracy.meanFraction}
          interval={testAccuracy.intervalFraction}
          span={span}
          formatEnd={null}
        />
      </Table.Td>
      <Table.Td className={styles.figure ?? ''}>{format.percent(testAccuracy.meanFraction)}</Table.Td>
      <Table.Td>
        {isFloat || !control
          ? t(isFloat ? 'visit.isControl' : 'visit.noControl')
          : t(`visit.verdicts.${compareTestAccuracy(point, control)}`, {
              points: format.points(testAccuracy.meanFraction - control.testAccuracy.meanFraction),
            })}
      </Table.Td>
    </Table.Tr>
  );
}
