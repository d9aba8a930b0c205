import { Button, Table } from '@mantine/core';
import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { SchemeFamily } from '../../core/schemes/scheme';
import { useElementSize } from '../charts/use-element-size';
import { useFormat } from '../format/use-format';
import { useChartTheme } from '../theme/use-chart-theme';
import { type HistogramBin, histogram } from './histogram';
import { TableScroll } from './TableScroll';
import { channelQuantizer, channelValues, levelsOf, quantizationError } from './tensor-view';
import { WeightHistogram } from './WeightHistogram';
import styles from './WeightsTab.module.css';

interface WeightsFigureProps {
  readonly layerName: string;
  readonly weights: Float32Array;
  readonly channels: number;
  /** Null: all channels together. */
  readonly channel: number | null;
  readonly quantizer: Quantizer | null;
  readonly family: SchemeFamily | null;
}

const binCount = 48;
const margin = 1.05;
/** Levels farther out than this many times the largest weight are left out of the picture. */
const widestView = 1.6;

/** The histogram of one tensor with its levels, what is lost by them in figures, and the same as a table. */
export function WeightsFigure(props: WeightsFigureProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const { weights, channels, channel, quantizer } = props;
  const values = useMemo(() => channelValues(weights, channels, channel), [weights, channels, channel]);
  const single = quantizer && channelQuantizer(quantizer, channel ?? 0);
  const levels = single ? levelsOf(single) : [];
  const bins = symmetricHistogram(values, levels);
  const loss = useLossText(values, single);
  const finding = t('weights.finding', { count: values.length, levels: levels.length, loss });
  return (
    <figure className={styles.figure}>
      {asTable ? (
        <HistogramTable bins={bins} />
      ) : (
        <HistogramCanvas {...props} bins={bins} levels={levels} finding={finding} />
      )}
      <figcaption className={styles.caption}>
        <span data-testid="weights-loss">{loss}</span>
        {single && (
          <span>
            {t('weights.levels', { count: levels.length, step: format.number(single.steps[0] ?? 0) })}
          </span>
        )}
      </figcaption>
      <Button variant="subtle" size="compact-sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
        {t('asTable')}
      </Button>
    </figure>
  );
}

function useLossText(values: Float32Array, quantizer: Quantizer | null): string {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  if (!quantizer) return t('weights.noLevels');
  const { clippedFraction, signalToNoiseDecibels } = quantizationError(values, quantizer);
  return t('weights.loss', {
    clipped: format.percent(clippedFraction),
    noise: signalToNoiseDecibels === null ? '∞' : format.number(signalToNoiseDecibels),
  });
}

interface HistogramCanvasProps extends Pick<WeightsFigureProps, 'layerName' | 'family'> {
  readonly bins: readonly HistogramBin[];
  readonly levels: readonly number[];
  readonly finding: string;
}

function HistogramCanvas({ layerName, family, bins, levels, finding }: HistogramCanvasProps): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  const theme = useChartTheme();
  const [element, size] = useElementSize<HTMLDivElement>();
  return (
    <div ref={element} className={styles.canvas}>
      {size && (
        <WeightHistogram
          width={size.width}
          height={size.height}
          theme={theme}
          colour={family ? theme.families[family] : theme.inkSoft}
          name={t('weights.chartName', { layer: layerName })}
          finding={finding}
          bins={bins}
          levels={levels}
          clippedLabel={t('weights.clipped')}
          axisLabel={t('weights.axis')}
          formatValue={(value) => format.number(value, 2)}
        />
      )}
    </div>
  );
}

/** Wide enough for all weights, and for levels beyond them as long as the weights stay readable. */
function symmetricHistogram(values: Float32Array, levels: readonly number[]): readonly HistogramBin[] {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const outermost = Math.max(Math.abs(levels[0] ?? 0), Math.abs(levels.at(-1) ?? 0));
  const reach = Math.max(largest, Math.min(outermost, widestView * largest)) * margin;
  return histogram(values, -reach, reach, binCount);
}

function HistogramTable({ bins }: { readonly bins: readonly HistogramBin[] }): ReactElement {
  const { t } = useTranslation('inspect');
  const format = useFormat();
  return (
    <TableScroll label={t('weights.tableName')}>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('weights.from')}</Table.Th>
            <Table.Th scope="col">{t('weights.to')}</Table.Th>
            <Table.Th scope="col">{t('weights.count')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bins.map(({ from, to, count }) => (
            <Table.Tr key={from}>
              <Table.Td>{format.number(from)}</Table.Td>
              <Table.Td>{format.number(to)}</Table.Td>
              <Table.Td>{format.count(count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
