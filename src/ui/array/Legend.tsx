import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineSchedule } from '../../core/hardware/array-view/machine-schedule';
import { useChartTheme } from '../theme/use-chart-theme';
import styles from './Array.module.css';
import { styleOf } from './CellGrid';
import { type CellMark, glyphs } from './cell-paths';
import type { CellBlocks } from './figure-layout';

const side = 16;

interface LegendProps {
  readonly marks: readonly CellMark[];
  readonly blocks: CellBlocks;
  readonly schedule: MachineSchedule;
}

/** What the marks of cells mean. */
export function Legend({ marks, blocks, schedule }: LegendProps): ReactElement {
  const { t } = useTranslation('array');
  const theme = useChartTheme();
  if (blocks.side > 1) {
    return (
      <p className={styles.note}>
        {t('legend.blocks', { side: blocks.side, rows: schedule.rows, columns: schedule.columns })}
      </p>
    );
  }
  return (
    <ul className={styles.legend} aria-label={t('legend.title')}>
      {marks.map((mark) => (
        <li key={mark}>
          <svg width={side + 2} height={side + 2} aria-hidden="true">
            <path d={glyphs[mark](1, 1, side)} {...styleOf(mark, theme)} />
          </svg>
          {t(`legend.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
