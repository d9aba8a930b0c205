import { type ReactElement, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ArrayMachineId, scheduleOf } from '../../core/hardware/array-view/array-machines';
import { createCounters } from '../../core/hardware/array-view/counters';
import { type Frame, frameAt } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import { useFormat } from '../format/use-format';
import { Accesses } from './Accesses';
import styles from './Array.module.css';
import type { ArrayFigureProps } from './ArrayFigure';
import { Counters } from './Counters';
import type { CellMark } from './cell-paths';
import { EventTable } from './EventTable';
import { blocksOf, type CellPlace } from './figure-layout';
import { Legend } from './Legend';
import { LoopNest } from './LoopNest';
import { DianNaoDrawing } from './machines/DianNaoDrawing';
import { LaconicDrawing } from './machines/LaconicDrawing';
import { SystolicDrawing } from './machines/SystolicDrawing';
import { PlayerBar } from './PlayerBar';
import { SelectedCell } from './SelectedCell';
import { usePlayer } from './use-player';
import { usePlayerKeys } from './use-player-keys';

const drawings: Readonly<Record<ArrayMachineId, (props: ArrayFigureProps) => ReactElement>> = {
  'dian-nao': DianNaoDrawing,
  systolic: SystolicDrawing,
  laconic: LaconicDrawing,
};

const marksOf: Readonly<Record<ArrayMachineId, readonly CellMark[]>> = {
  'dian-nao': ['multiply', 'idle'],
  systolic: ['multiply', 'wait', 'pass', 'idle'],
  laconic: ['multiply', 'ready', 'idle'],
};

/** One layer on one machine, cycle by cycle. */
export function LayerArray({ run }: { readonly run: LayerRun }): ReactElement {
  const { t } = useTranslation(['array', 'hardware']);
  const { schedule, frameOf, end } = useMemo(() => frames(run), [run]);
  const player = usePlayer(run.counted.cycles);
  usePlayerKeys(player);
  const frame = useMemo(() => frameOf(player.cycle), [frameOf, player.cycle]);
  const [selected, setSelected] = useState<CellPlace>(() => ({
    row: firstRow(run, schedule.rows),
    column: 0,
  }));
  const label = useLabel(run, frame);
  const Drawing = drawings[run.machine];
  const place = {
    row: Math.min(selected.row, schedule.rows - 1),
    column: Math.min(selected.column, schedule.columns - 1),
  };
  return (
    <>
      <PlayerBar player={player} />
      {run.stalledBy && <p className={styles.note}>{t(`stalls.${run.stalledBy}`)}</p>}
      <div className={styles.columns}>
        <div className={styles.main}>
          <Drawing
            run={run}
            schedule={schedule}
            frame={frame}
            selected={place}
            label={label}
            onSelect={setSelected}
          />
          {(run.machine !== 'laconic' || schedule.columns > 1) && (
            <Legend
              marks={marksOf[run.machine]}
              blocks={blocksOf(schedule.rows, schedule.columns)}
              schedule={schedule}
            />
          )}
          <p className={styles.note}>{t(`machines.${run.machine}`)}</p>
          {run.machine === 'laconic' && (
            <p className={styles.note}>{t(run.weightCodes ? 'codes.trained' : 'codes.sampled')}</p>
          )}
        </div>
        <div className={styles.aside}>
          <Counters run={run} frame={frame} end={end} />
          <LoopNest frame={frame} />
          <SelectedCell
            run={run}
            schedule={schedule}
            frame={frame}
            selected={place}
            isPlaying={player.isPlaying}
          />
          <Accesses run={run} frame={frame} end={end} />
          <EventTable run={run} cycle={player.cycle} frameAt={frameOf} />
        </div>
      </div>
    </>
  );
}

function frames(run: LayerRun) {
  const schedule = scheduleOf(run);
  const counters = createCounters(run.counted, schedule);
  const frameOf = (cycle: number): Frame => frameAt(run.counted, schedule, counters, cycle);
  return { schedule, frameOf, end: counters(run.counted.cycles) };
}

/** Folds of a systolic array lie in its last rows. */
function firstRow({ machine }: LayerRun, rows: number): number {
  return machine === 'systolic' ? rows - 1 : 0;
}

/** One sentence of what is seen. */
function useLabel({ machine, shape, counted }: LayerRun, { cycle, phase, macs }: Frame): string {
  const { t } = useTranslation(['array', 'hardware']);
  const format = useFormat();
  return t('figure.label', {
    machine: t(`hardware:accelerators.${machine}`),
    layer: shape.name,
    cycle: format.count(cycle),
    cycles: format.count(counted.cycles),
    phase: t(`phases.${phase}`),
    macs: format.count(macs),
  });
}
