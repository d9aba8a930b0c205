import { scaleBand, scaleLinear } from 'd3-scale';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellWork, TermWork } from '../../core/hardware/array-view/machine-schedule';
import { useElementSize } from '../charts/use-element-size';
import { useFormat } from '../format/use-format';
import type { ChartTheme } from '../theme/chart-theme';
import { useChartTheme } from '../theme/use-chart-theme';
import styles from './Array.module.css';
import type { ArrayFigureProps } from './ArrayFigure';

const rowHeight = 26;
const headHeight = 44;
const labelWidths = { wide: 190, narrow: 112 };
const wideFrom = 560;
/** Shorter steps are drawn on the same scale. */
const fewestCycles = 6;
/** Room behind the end of the step, in cycles. */
const cyclesBehind = 2;

/**
 * The lanes of one column in one step: a box for every pair of terms, filled once it is multiplied. The longest row is how
 * long the step takes; lanes with shorter ones are ready and wait.
 */
export function TermLanes({ schedule, frame, selected, label, onSelect }: ArrayFigureProps): ReactElement {
  const { t } = useTranslation('array');
  const [container, size] = useElementSize<HTMLDivElement>();
  const lanes = Array.from({ length: schedule.rows }, (_, lane) =>
    schedule.cellAt(frame.arrayCycle, lane, selected.column),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    onSelect({ ...selected, row: Math.max(0, Math.min(schedule.rows - 1, selected.row + by)) });
  };
  return (
    <div
      ref={container}
      className={styles.figure}
      role="application"
      aria-label={t('lanes.name')}
      aria-describedby="array-cell"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for all lanes, which arrow keys choose from.
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="term-lanes"
    >
      {size && (
        <svg
          width={size.width}
          height={headHeight + rowHeight * lanes.length + 4}
          role="img"
          aria-label={label}
        >
          <LaneRows
            lanes={lanes}
            width={size.width}
            selectedLane={selected.row}
            isStalled={frame.phase === 'stall'}
            onSelect={(row) => onSelect({ ...selected, row })}
          />
        </svg>
      )}
    </div>
  );
}

interface LaneRowsProps {
  readonly lanes: readonly CellWork[];
  readonly width: number;
  readonly selectedLane: number;
  readonly isStalled: boolean;
  onSelect(lane: number): void;
}

function LaneRows({ lanes, width, selectedLane, isStalled, onSelect }: LaneRowsProps): ReactElement {
  const { t } = useTranslation('array');
  const theme = useChartTheme();
  const labelWidth = width < wideFrom ? labelWidths.narrow : labelWidths.wide;
  const step = lanes.map(termsOf).find((terms) => terms !== null) ?? null;
  const cycles = step?.cycles ?? 1;
  const x = scaleLinear()
    .domain([0, Math.max(fewestCycles, cycles) + cyclesBehind])
    .range([labelWidth, width - 6]);
  const y = scaleBand<number>()
    .domain(lanes.map((_, lane) => lane))
    .range([headHeight, headHeight + rowHeight * lanes.length])
    .paddingInner(0.2);
  return (
    <>
      <text x={labelWidth} y={16} fontSize={13} fill={theme.inkSoft}>
        {step ? t('lanes.cycle', { elapsed: step.elapsed, cycles }) : t('lanes.empty')}
      </text>
      <text x={0} y={34} fontSize={13} fill={theme.inkFaint}>
        {t('lanes.operands')}
      </text>
      <text x={labelWidth} y={34} fontSize={13} fill={theme.inkFaint}>
        {t('lanes.pairs')}
      </text>
      {lanes.map((work, lane) => (
        <LaneRow
          // biome-ignore lint/suspicious/noArrayIndexKey: lanes are known by their number.
          key={lane}
          {...{ work, theme, isStalled }}
          isSelected={lane === selectedLane}
          top={y(lane) ?? 0}
          height={y.bandwidth()}
          width={width}
          x={x}
          onSelect={() => onSelect(lane)}
        />
      ))}
      {step && (
        <line
          x1={x(cycles)}
          x2={x(cycles)}
          y1={headHeight - 4}
          y2={headHeight + rowHeight * lanes.length}
          stroke={theme.ink}
          strokeWidth={2}
          strokeDasharray="5 3"
        />
      )}
    </>
  );
}

interface LaneRowProps {
  readonly work: CellWork;
  readonly theme: ChartTheme;
  readonly isSelected: boolean;
  readonly isStalled: boolean;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  readonly x: (value: number) => number;
  onSelect(): void;
}

function LaneRow({ work, theme, isSelected, isStalled, top, height, width, x, onSelect }: LaneRowProps) {
  const { t } = useTranslation('array');
  const format = useFormat();
  const terms = termsOf(work);
  const colour = theme.families['fixed-point'];
  const done = terms ? Math.min(terms.pairs, terms.elapsed) : 0;
  const side = x(1) - x(0) - 4;
  return (
    <g onPointerDown={onSelect} opacity={isStalled ? 0.5 : 1}>
      <rect
        x={1}
        y={top - 1}
        width={width - 2}
        height={height + 2}
        fill="transparent"
        stroke={isSelected ? theme.ink : 'none'}
        strokeWidth={1.5}
        rx={3}
      />
      <text x={8} y={top + height / 2} dy="0.35em" fontSize={13} fill={terms ? theme.ink : theme.inkFaint}>
        {terms
          ? t('lanes.product', {
              weight: format.number(terms.weightCode),
              input: format.number(terms.inputCode),
            })
          : t('lanes.idle')}
      </text>
      {terms &&
        Array.from({ length: terms.pairs }, (_, pair) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: pairs are multiplied one after the other.
            key={pair}
            x={x(pair) + 2}
            y={top + 2}
            width={Math.max(2, side)}
            height={height - 4}
            fill={pair < done ? colour : theme.surface}
            stroke={colour}
            strokeWidth={1.5}
          />
        ))}
      {terms && terms.pairs < terms.elapsed && (
        <text x={x(terms.cycles) + 8} y={top + height / 2} dy="0.35em" fontSize={12} fill={theme.inkFaint}>
          {t(terms.pairs === 0 ? 'lanes.nothing' : 'lanes.ready')}
        </text>
      )}
    </g>
  );
}

function termsOf(work: CellWork): TermWork | null {
  return work.kind === 'ready' || work.kind === 'multiply' ? (work.terms ?? null) : null;
}
