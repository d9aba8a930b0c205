import { scaleLinear, scaleLog } from 'd3-scale';
import type { ZoomTransform } from 'd3-zoom';
import type { AccuracyDomain } from './accuracy-domain';
import type { ParetoDatum, PlacedDatum } from './pareto-datum';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Lower end of the accuracy axis; the band of off-scale designs lies between it and `bandBottom`. */
  readonly bottom: number;
  readonly bandBottom: number;
}

export interface AxisTick {
  readonly value: number;
  readonly position: number;
}

export interface ParetoLayout {
  readonly plot: PlotArea;
  readonly placed: readonly PlacedDatum[];
  readonly costTicks: readonly AxisTick[];
  readonly accuracyTicks: readonly AxisTick[];
  accuracyPosition(fraction: number): number;
  accuracyAt(position: number): number;
}

export interface ParetoLayoutInput {
  readonly data: readonly ParetoDatum[];
  readonly size: ChartSize;
  readonly accuracy: AccuracyDomain;
  readonly log: boolean;
  readonly transform: ZoomTransform;
}

const bandHeight = 30;
const compactBelowWidth = 520;
const minimumTickGapPx = 42;

/** Places every design and tick in pixels, zoom included. */
export function paretoLayout({ data, size, accuracy, log, transform }: ParetoLayoutInput): ParetoLayout {
  const plot = plotArea(size, accuracy.hasOffScale);
  const costScale = transform.rescaleX(costScaleOf(data, plot, log));
  const accuracyScale = transform.rescaleY(
    scaleLinear([accuracy.low, accuracy.high], [plot.bottom, plot.top]),
  );
  const tickCount = size.width < compactBelowWidth ? 4 : 7;
  return {
    plot,
    placed: data.map((datum) => {
      const offScale = accuracy.hasOffScale && datum.accuracyFraction < accuracy.low;
      const y = offScale ? (plot.bottom + plot.bandBottom) / 2 + 3 : accuracyScale(datum.accuracyFraction);
      return { ...datum, x: costScale(datum.cost), y, offScale };
    }),
    costTicks: spaced(
      costTicks(costScale, log, tickCount).map((value) => ({ value, position: costScale(value) })),
    ),
    accuracyTicks: accuracyScale.ticks(6).map((value) => ({ value, position: accuracyScale(value) })),
    accuracyPosition: (fraction) => accuracyScale(fraction),
    accuracyAt: (position) => accuracyScale.invert(position),
  };
}

function plotArea({ width, height }: ChartSize, hasBand: boolean): PlotArea {
  const bandBottom = height - 50;
  return {
    left: 58,
    right: width - 16,
    top: 40,
    bottom: hasBand ? bandBottom - bandHeight : bandBottom,
    bandBottom,
  };
}

function costScaleOf(data: readonly ParetoDatum[], plot: PlotArea, log: boolean) {
  const costs = data.map(({ cost }) => cost).filter((cost) => cost > 0);
  const [low, high] = costs.length > 0 ? [Math.min(...costs), Math.max(...costs)] : [1, 10];
  const range = [plot.left, plot.right];
  if (!log) return scaleLinear([0, high * 1.05], range);
  const padding = Math.max((high / low) ** 0.05, 1.05);
  return scaleLog([low / padding, high * padding], range);
}

/** On a logarithmic axis 1, 2 and 5 of each decade, thinned to decades where that is too many. */
function costTicks(scale: ReturnType<typeof costScaleOf>, log: boolean, count: number): readonly number[] {
  const ticks = scale.ticks(log ? 30 : count);
  if (!log) return ticks;
  const round = ticks.filter((value) => [1, 2, 5].some((digit) => Math.abs(leading(value) - digit) < 1e-6));
  if (round.length < 3) return scale.ticks(count);
  if (round.length <= count + 2) return round;
  const decades = round.filter((value) => Math.abs(leading(value) - 1) < 1e-6);
  return decades.length >= 2 ? decades : round;
}

/** Leaves out ticks whose labels would touch. */
function spaced(ticks: readonly AxisTick[]): readonly AxisTick[] {
  const kept: AxisTick[] = [];
  for (const tick of ticks) {
    const previous = kept.at(-1);
    if (!previous || tick.position - previous.position >= minimumTickGapPx) kept.push(tick);
  }
  return kept;
}

function leading(value: number): number {
  return value / 10 ** Math.floor(Math.log10(value) + 1e-9);
}
