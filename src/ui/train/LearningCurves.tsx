import { Button, Table } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrainingJob } from '../../state/app-state';
import { useAppStore } from '../../state/store';
import { useFormat } from '../format/use-format';
import { TableScroll } from '../inspect/TableScroll';
import { ghostOf, samplesOf } from './curve-series';
import styles from './LearningCurves.module.css';
import { QuantityCurve } from './QuantityCurve';

const quantities = ['loss', 'validation-accuracy'] as const;

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
            <Table.Th scope="col">{t('curves.validation-accuracy')}</Table.Th>
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
