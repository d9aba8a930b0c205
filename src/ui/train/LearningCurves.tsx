import { Button, Table } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { schemes } from '../../core/schemes';
import { datasetSources } from '../../data/datasets';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useElementSize } from '../charts/use-element-size';
import { useFormat } from '../format/use-format';
import { TableScroll } from '../inspect/TableScroll';
import { useChartTheme } from '../theme/use-chart-theme';
import { CurveChart } from './CurveChart';
import {
  alignedTo,
  type CurveQuantity,
  ghostOf,
  type RunEpochs,
  runEpochs,
  samplesOf,
  smoothed,
  thinned,
} from './curve-series';
import styles from './LearningCurves.module.css';

const quantities = ['loss', 'validation-accuracy'] as const;
const lossWindow = 8;
const pointLimit = 400;

/** Loss and validation accuracy over epochs, live, with the previous run behind them. */
export function LearningCurves({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('train');
  const [asTable, setAsTable] = useState(false);
  const ghost = useAppStore(({ jobs }) => ghostOf(jobs, job));
  return (
    <div className={styles.curves}>
      {asTable ? (
        <CurveTable job={job} />
      ) : (
        <div className={styles.pair}>
          {quantities.map((quantity) => (
            <QuantityCurve key={quantity} job={job} ghost={ghost} quantity={quantity} />
          ))}
        </div>
      )}
      <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
        {t('curves.asTable')}
      </Button>
    </div>
  );
}

interface QuantityCurveProps {
  readonly job: TrainingJob;
  readonly ghost: TrainingJob | null;
  readonly quantity: CurveQuantity;
}

function QuantityCurve({ job, ghost, quantity }: QuantityCurveProps): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const theme = useChartTheme();
  const [element, size] = useElementSize<HTMLDivElement>();
  const isLoss = quantity === 'loss';
  const samples = seriesOf(job, quantity);
  const last = samples.at(-1);
  const name = t(isLoss ? 'curves.loss' : 'curves.validation');
  const formatValue = (value: number): string =>
    isLoss ? format.number(value, 3) : format.percent(value, 1);
  const { method, quantization } = job.configuration;
  const epochs = epochsOf(job);
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span className={styles.name}>{name}</span>
        <span className={styles.latest}>{last ? formatValue(last.value) : '–'}</span>
      </figcaption>
      <div ref={element} className={styles.canvas}>
        {size && (
          <CurveChart
            width={size.width}
            height={size.height}
            theme={theme}
            colour={method === 'float' ? theme.ink : theme.families[schemes.get(quantization.scheme).family]}
            name={name}
            finding={
              last
                ? t('curves.finding', {
                    name,
                    value: formatValue(last.value),
                    epoch: format.number(last.epoch, 3),
                    best: formatValue(
                      bestOf(
                        samples.map(({ value }) => value),
                        isLoss,
                      ),
                    ),
                  })
                : t('curves.noData', { name })
            }
            samples={samples}
            ghost={ghost ? alignedTo(seriesOf(ghost, quantity), epochsOf(ghost), epochs) : []}
            epochs={epochs.total}
            epochAxisLabel={t('curves.epoch')}
            tuneFrom={epochs.tuneFrom}
            tuneLabel={t(method === 'float' ? 'curves.controlTuning' : 'curves.tuning')}
            ceiling={isLoss ? null : 1}
            formatValue={isLoss ? formatValue : (value) => format.percent(value, 0)}
            formatEpoch={(epoch) => format.number(epoch, 3)}
          />
        )}
      </div>
      {ghost && !isLoss && <p className={styles.ghost}>{t('curves.ghost')}</p>}
    </figure>
  );
}

function seriesOf(job: TrainingJob, quantity: CurveQuantity) {
  const samples = samplesOf(job.curve, quantity);
  return thinned(quantity === 'loss' ? smoothed(samples, lossWindow) : samples, pointLimit);
}

function bestOf(values: readonly number[], isLoss: boolean): number {
  return isLoss ? Math.min(...values) : Math.max(...values);
}

function epochsOf(job: TrainingJob): RunEpochs {
  return runEpochs(job, datasetSources.get(job.configuration.dataset).splits.training);
}

function CurveTable({ job }: { readonly job: TrainingJob }): ReactElement {
  const { t } = useTranslation('train');
  const format = useFormat();
  const losses = samplesOf(job.curve, 'loss');
  const rows = samplesOf(job.curve, 'validation-accuracy').map(({ epoch, value }) => ({
    epoch,
    accuracy: value,
    loss: losses.filter((sample) => sample.epoch <= epoch).at(-1)?.value ?? null,
  }));
  return (
    <TableScroll label={t('curves.tableCaption')}>
      <Table striped stickyHeader>
        <caption>{t('curves.tableCaption')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('curves.epoch')}</Table.Th>
            <Table.Th scope="col">{t('curves.loss')}</Table.Th>
            <Table.Th scope="col">{t('curves.validation')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ epoch, loss, accuracy }) => (
            <Table.Tr key={epoch}>
              <Table.Th scope="row">{format.number(epoch, 3)}</Table.Th>
              <Table.Td>{loss === null ? '–' : format.number(loss, 3)}</Table.Td>
              <Table.Td>{format.percent(accuracy)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}
