import { type ReactElement, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import type { CellWork, MachineSchedule } from '../../core/hardware/array-view/machine-schedule';
import styles from './Array.module.css';
import type { CellPlace } from './figure-layout';
import { LayerMaps } from './LayerMaps';
import { useCellTexts } from './use-cell-texts';

interface SelectedCellProps {
  readonly run: LayerRun;
  readonly schedule: MachineSchedule;
  readonly frame: Frame;
  readonly selected: CellPlace;
  readonly isPlaying: boolean;
}

/** What the chosen cell does in this cycle, by name. */
export function SelectedCell({ run, schedule, frame, selected, isPlaying }: SelectedCellProps): ReactElement {
  const { t } = useTranslation('array');
  const texts = useCellTexts(run);
  const work = schedule.cellAt(frame.arrayCycle, selected.row, selected.column);
  const isStalled = frame.phase === 'stall';
  const product = productOf(work);
  const names = product && texts.product(product);
  // A reader is not told of every frame of an animation.
  const spoken = useDeferredValue(isPlaying ? '' : texts.work(work, isStalled));
  return (
    <section className={styles.card} aria-label={t('cell.title')}>
      <h2>{t('cell.place', { row: selected.row, column: selected.column })}</h2>
      <p id="array-cell" className={styles.cellState} aria-live="polite">
        {isPlaying ? t(`cell.states.${isStalled ? 'stalled' : work.kind}`) : spoken}
      </p>
      {names && (
        <dl className={styles.operands} data-testid="cell-operands">
          {(['output', 'weight', 'input', 'sum'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`cell.operands.${name}`)}</dt>
              <dd>{names[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      <LayerMaps run={run} product={product} />
    </section>
  );
}

function productOf(work: CellWork) {
  return work.kind === 'multiply' || work.kind === 'ready' ? work.product : null;
}
