import type { ReactNode } from 'react';
import styles from './ParetoChart.module.css';
import type { ChartSize } from './pareto-layout';

const gapPx = 18;

/** Stands beside the point, on the side with more room, so that it never covers it. */
export function ChartTooltip({
  x,
  y,
  size,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly size: ChartSize;
  readonly children: ReactNode;
}) {
  const toRight = x < size.width / 2;
  const below = y < size.height / 2;
  return (
    <div
      className={styles.tooltip}
      aria-hidden="true"
      style={{
        ...(toRight ? { left: x + gapPx } : { right: size.width - x + gapPx }),
        ...(below ? { top: Math.max(0, y - gapPx) } : { bottom: Math.max(0, size.height - y - gapPx) }),
      }}
    >
      {children}
    </div>
  );
}
