import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { useFormat } from '../format/use-format';
import styles from './Array.module.css';

const shownCycles = 12;

interface EventTableProps {
  readonly run: LayerRun;
  readonly cycle: number;
  frameAt(cycle: number): Frame;
}

/** The latest cycles as a table: what the animation shows, in words. */
export function EventTable({ run, cycle, frameAt }: EventTableProps): ReactElement {
  const { t } = useTranslation('array');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.card} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('events.title')}</summary>
      {isOpen && <LatestCycles run={run} cycle={cycle} frameAt={frameAt} />}
    </details>
  );
}

function LatestCycles({ run, cycle, frameAt }: EventTableProps): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  const { transfers } = run.counted.mapping;
  const frames = Array.from({ length: Math.min(shownCycles, cycle) }, (_, back) => frameAt(cycle - back));
  const moved = ({ words }: Frame, isDram: boolean) =>
    words.reduce(
      (sum, each, index) => ((transfers[index]?.memory === 'dram') === isDram ? sum + each : sum),
      0,
    );
  const columns = ['cycle', 'phase', 'macs', 'buffers', 'dram'] as const;
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-testid="event-table">
        <caption>{t('events.caption')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-number={column === 'phase' ? undefined : true}>
                {t(`events.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {frames.map((frame) => (
            <tr key={frame.cycle}>
              <th scope="row" data-number>
                {format.count(frame.cycle)}
              </th>
              <td>{t(`phases.${frame.phase}`)}</td>
              <td data-number>{format.count(frame.macs)}</td>
              <td data-number>{format.count(moved(frame, false))}</td>
              <td data-number>{format.count(moved(frame, true))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
