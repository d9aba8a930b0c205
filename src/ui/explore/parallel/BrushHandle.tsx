import { useRef } from 'react';
import type { ChartTheme } from '../../theme/chart-theme';
import type { BrushEnd } from './brushes';
import styles from './ParallelCard.module.css';
import { heightAt, type ParallelFrame, shareAt } from './parallel-lines';

interface BrushHandleProps {
  readonly end: BrushEnd;
  readonly share: number;
  /** Of one key press. */
  readonly step: number;
  readonly frame: ParallelFrame;
  readonly theme: ChartTheme;
  readonly label: string;
  /** The value at the handle. */
  readonly text: string;
  readonly onMove: (share: number) => void;
}

/** One end of a brush: dragged, or moved by arrow keys, Home and End. */
export function BrushHandle(props: BrushHandleProps) {
  const { end, share, step, frame, theme, onMove } = props;
  const dragging = useRef(false);
  const y = heightAt(share, frame);
  const drag = (event: React.PointerEvent<SVGGElement>): void => {
    const svg = event.currentTarget.ownerSVGElement;
    if (!dragging.current || !svg) return;
    onMove(shareAt(event.clientY - svg.getBoundingClientRect().top, frame));
  };
  const stop = (): void => {
    dragging.current = false;
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * share)}
      aria-valuetext={props.text}
      className={styles.handle}
      onKeyDown={(event) => {
        const next = afterKey(event.key, share, step);
        if (next === null) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(next);
      }}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={stop}
      onPointerCancel={stop}
    >
      <rect x={-14} y={end === 'high' ? y - 20 : y - 4} width={28} height={24} fill="transparent" />
      <path
        d={end === 'high' ? `M0 ${y}l-8 -11h16z` : `M0 ${y}l-8 11h16z`}
        fill={theme.ink}
        stroke={theme.surface}
        strokeWidth={1.5}
      />
    </g>
  );
}

/** Null for keys that move nothing. */
function afterKey(key: string, share: number, step: number): number | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return share + step;
    case 'ArrowDown':
    case 'ArrowLeft':
      return share - step;
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}
