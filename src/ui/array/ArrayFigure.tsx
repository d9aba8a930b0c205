import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemoryId, Transfer } from '../../core/hardware/accelerators/accelerator';
import type { Frame } from '../../core/hardware/array-view/frame';
import type { LayerRun } from '../../core/hardware/array-view/layer-run';
import type { CellWork, MachineSchedule } from '../../core/hardware/array-view/machine-schedule';
import { useElementSize } from '../charts/use-element-size';
import { useFormat } from '../format/use-format';
import { useChartTheme } from '../theme/use-chart-theme';
import styles from './Array.module.css';
import { CellGrid } from './CellGrid';
import { blockPaths, cellPaths } from './cell-paths';
import { type CellPlace, cellUnder, type FigureLayout, figureLayout } from './figure-layout';
import { FlowArrow, MemoryBox } from './MemoryBox';
import { movedWords } from './moved-words';

/** How one machine is drawn. */
export interface FigureForm {
  /** Where the sums leave. */
  readonly sums: 'below' | 'right';
  readonly left: 'buffer-weights' | 'buffer-inputs';
  readonly top: 'buffer-weights' | 'buffer-inputs';
  /** The count of the stream that moves from cell to cell; null where none does. */
  movingItem(work: CellWork): number | null;
}

export interface ArrayFigureProps {
  readonly run: LayerRun;
  readonly schedule: MachineSchedule;
  readonly frame: Frame;
  readonly selected: CellPlace;
  readonly label: string;
  onSelect(place: CellPlace): void;
}

/** The array with its memories in one cycle; a pointer or arrow keys choose a cell. */
export function ArrayFigure({
  form,
  ...props
}: ArrayFigureProps & { readonly form: FigureForm }): ReactElement {
  const { t } = useTranslation('array');
  const { schedule, label, selected, onSelect } = props;
  const [container, size] = useElementSize<HTMLDivElement>();
  const layout = size
    ? figureLayout({
        width: size.width,
        rows: schedule.rows,
        columns: schedule.columns,
        sums: form.sums,
      })
    : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = layout && movedBy(event.key, selected, layout.blocks.side, schedule);
    if (!moved) return;
    event.preventDefault();
    onSelect(moved);
  };
  return (
    <div
      ref={container}
      className={styles.figure}
      role="application"
      aria-label={t('figure.name')}
      aria-describedby="array-cell"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for all cells, which arrow keys choose from.
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="array-figure"
    >
      {layout && <Drawing {...props} form={form} layout={layout} label={label} />}
    </div>
  );
}

function Drawing({
  form,
  layout,
  run,
  schedule,
  frame,
  selected,
  label,
  onSelect,
}: ArrayFigureProps & { readonly form: FigureForm; readonly layout: FigureLayout }): ReactElement {
  const theme = useChartTheme();
  const paths =
    layout.blocks.side === 1
      ? cellPaths(schedule, frame.arrayCycle, layout, form.movingItem)
      : blockPaths(schedule, frame.arrayCycle, layout);
  const onPointer = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>): void => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const place = cellUnder(layout, clientX - left, clientY - top);
    if (place && (place.row !== selected.row || place.column !== selected.column)) onSelect(place);
  };
  return (
    <svg
      width={layout.width}
      height={layout.height}
      role="img"
      aria-label={label}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
    >
      <Memories form={form} layout={layout} run={run} frame={frame} />
      <CellGrid
        layout={layout}
        theme={theme}
        paths={paths}
        selected={selected}
        isStalled={frame.phase === 'stall'}
      />
    </svg>
  );
}

interface MemoriesProps {
  readonly form: FigureForm;
  readonly layout: FigureLayout;
  readonly run: LayerRun;
  readonly frame: Frame;
}

function Memories({ form, layout, run, frame }: MemoriesProps): ReactElement {
  const { t } = useTranslation('array');
  const format = useFormat();
  const theme = useChartTheme();
  const { grid, left, top, sums, dram } = layout;
  const moves = (memory: MemoryId, direction: Transfer['direction']) =>
    movedWords(run, frame, memory, direction);
  const arrives = (memory: FigureForm['left']) =>
    movedWords(run, frame, 'dram', 'reads', memory === 'buffer-weights' ? 'weights' : 'inputs') > 0;
  const boxOf = (memory: MemoryId, box: typeof left) => {
    const lines = (['reads', 'writes'] as const).flatMap((direction) => {
      const words = moves(memory, direction);
      return words > 0 ? [t(`figure.${direction}`, { words: format.count(words) })] : [];
    });
    const name = t(`memories.${memory}`);
    return <MemoryBox key={memory} {...{ box, theme, name, lines, restText: t('figure.rests') }} />;
  };
  const middleY = grid.y + grid.height / 2;
  const middleX = grid.x + grid.width / 2;
  const sumsActive = moves('buffer-outputs', 'writes') > 0;
  const sumsBack = moves('buffer-outputs', 'reads') > 0;
  const toSums: readonly [number, number] =
    form.sums === 'below' ? [middleX, sums.y - 3] : [sums.x - 3, middleY];
  const fromGrid: readonly [number, number] =
    form.sums === 'below' ? [middleX, grid.y + grid.height + 3] : [grid.x + grid.width + 3, middleY];
  const arrow = { theme };
  return (
    <g>
      {boxOf('dram', dram)}
      {boxOf(form.left, left)}
      {boxOf(form.top, top)}
      {boxOf('buffer-outputs', sums)}
      <FlowArrow
        {...arrow}
        from={[left.x + left.width / 2, dram.y + dram.height + 2]}
        to={[left.x + left.width / 2, left.y - 2]}
        isActive={arrives(form.left)}
      />
      <FlowArrow
        {...arrow}
        from={[dram.x + dram.width + 2, top.y + top.height / 2]}
        to={[top.x - 2, top.y + top.height / 2]}
        isActive={arrives(form.top)}
      />
      <FlowArrow
        {...arrow}
        from={[left.x + left.width + 2, middleY]}
        to={[grid.x - 3, middleY]}
        isActive={moves(form.left, 'reads') > 0}
      />
      <FlowArrow
        {...arrow}
        from={[middleX, top.y + top.height + 2]}
        to={[middleX, grid.y - 3]}
        isActive={moves(form.top, 'reads') > 0}
      />
      <FlowArrow {...arrow} from={fromGrid} to={toSums} isActive={sumsActive} />
      {sumsBack && (
        <FlowArrow {...arrow} from={shifted(toSums, form.sums)} to={shifted(fromGrid, form.sums)} isActive />
      )}
    </g>
  );
}

/** Beside the arrow of the words that leave. */
function shifted([x, y]: readonly [number, number], sums: FigureForm['sums']): readonly [number, number] {
  return sums === 'below' ? [x + 18, y] : [x, y + 18];
}

function movedBy(
  key: string,
  { row, column }: CellPlace,
  side: number,
  { rows, columns }: MachineSchedule,
): CellPlace | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-side, 0],
    ArrowDown: [side, 0],
    ArrowLeft: [0, -side],
    ArrowRight: [0, side],
  };
  const step = steps[key];
  if (!step) return null;
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: inside(row + step[0], rows), column: inside(column + step[1], columns) };
}
