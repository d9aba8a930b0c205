import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './ParetoChart.module.css';
import type { ChartSize } from './pareto-layout';

const gapPx = 18;

/** Stands beside the point, on the side with more room, and inside the chart where it fits. */
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
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => setHeight(box.current?.offsetHeight ?? 0));
  const top = Math.max(0, Math.min(y - height / 3, size.height - height));
  const inset =
    x < size.width / 2
      ? `${top}px auto auto ${x + gapPx}px`
      : `${top}px ${size.width - x + gapPx}px auto auto`;
  return (
    <div
      ref={box}
      className={styles.tooltip}
      aria-hidden="true"
      style={{ ['--tooltip-inset' as string]: inset }}
    >
      {children}
    </div>
  );
}
