import type { DesignPoint } from '../../../core/explore/design-point';
import type { SchemeFamily } from '../../../core/schemes/scheme';
import type { ChartSize } from '../../charts/pareto-layout';
import { schemeMark } from '../scheme-mark';
import type { ParallelAxis } from './parallel-axes';

/** A design as a broken line: its height on every axis in pixels. */
export interface ParallelLine {
  readonly id: string;
  readonly family: SchemeFamily;
  readonly heights: readonly number[];
}

export interface ParallelFrame {
  readonly top: number;
  readonly bottom: number;
  /** Of every axis. */
  readonly places: readonly number[];
}

/** Names of schemes stand left of the first axis. */
const leftMargin = 172;
const rightMargin = 52;

export function parallelFrame(axes: readonly ParallelAxis[], { width, height }: ChartSize): ParallelFrame {
  const gap = (width - leftMargin - rightMargin) / Math.max(1, axes.length - 1);
  return { top: 40, bottom: height - 16, places: axes.map((_, index) => leftMargin + index * gap) };
}

export function heightAt(share: number, { top, bottom }: ParallelFrame): number {
  return bottom - share * (bottom - top);
}

export function shareAt(height: number, { top, bottom }: ParallelFrame): number {
  return Math.min(1, Math.max(0, (bottom - height) / (bottom - top)));
}

export function parallelLines(
  points: readonly DesignPoint[],
  axes: readonly ParallelAxis[],
  frame: ParallelFrame,
): readonly ParallelLine[] {
  return points.map((point) => ({
    id: point.id,
    family: schemeMark(point.configuration.quantization.scheme).family,
    heights: axes.map(({ shareOf }) => heightAt(shareOf(point), frame)),
  }));
}

export function linePath({ heights }: ParallelLine, { places }: ParallelFrame): string {
  return heights
    .map((height, index) => `${index === 0 ? 'M' : 'L'}${places[index]?.toFixed(1)} ${height.toFixed(1)}`)
    .join('');
}

/** The line that passes nearest above or below a place, within `reach`; null where none does. */
export function nearestLine(
  lines: readonly ParallelLine[],
  { places }: ParallelFrame,
  at: { readonly x: number; readonly y: number },
  reach: number,
): ParallelLine | null {
  const last = places.length - 2;
  const segment = Math.min(last, Math.max(0, places.filter((place) => place <= at.x).length - 1));
  const [start = 0, end = 1] = places.slice(segment, segment + 2);
  const share = Math.min(1, Math.max(0, (at.x - start) / (end - start)));
  let nearest: ParallelLine | null = null;
  let least = reach;
  for (const line of lines) {
    const [from = 0, to = 0] = [line.heights[segment], line.heights[segment + 1]];
    const distance = Math.abs(from + share * (to - from) - at.y);
    if (distance > least) continue;
    least = distance;
    nearest = line;
  }
  return nearest;
}
