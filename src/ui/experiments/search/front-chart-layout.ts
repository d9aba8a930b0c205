import { scaleLinear, scaleLog } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';

/** A design by its energy and what is bought with it. */
export interface FrontPoint {
  readonly id: string;
  readonly energyPj: number;
  readonly value: number;
  readonly mark: 'uniform' | 'found' | 'survivor';
  /** Widths and figures in words. */
  readonly title: string;
}

export interface FrontLine {
  readonly kind: 'before' | 'after';
  readonly points: readonly Pick<FrontPoint, 'energyPj' | 'value'>[];
}

interface Tick {
  readonly value: number;
  readonly place: number;
}

export interface FrontLayout {
  readonly points: readonly (FrontPoint & { readonly x: number; readonly y: number })[];
  readonly lines: readonly { readonly kind: FrontLine['kind']; readonly path: string }[];
  readonly energyTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
}

export interface FrontFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a chart of fronts puts its points, staircases and ticks; energies are on a logarithmic axis, values too on request. */
export function frontChartLayout(
  points: readonly FrontPoint[],
  lines: readonly FrontLine[],
  frame: FrontFrame,
  isLogValue: boolean,
): FrontLayout {
  const energy = scaleLog(widened(points.map(({ energyPj }) => energyPj)), [frame.left, frame.right]);
  const values = points.map(({ value }) => value);
  const canBeLog = isLogValue && values.every((value) => value > 0);
  const value = canBeLog
    ? scaleLog(widened(values), [frame.bottom, frame.top])
    : scaleLinear(padded(values), [frame.bottom, frame.top]);
  const path = line<FrontLine['points'][number]>(
    (point) => energy(point.energyPj),
    (point) => value(point.value),
  ).curve(curveStepAfter);
  return {
    points: points.map((point) => ({ ...point, x: energy(point.energyPj), y: value(point.value) })),
    lines: lines.map(({ kind, points: along }) => ({ kind, path: path(byEnergy(along)) ?? '' })),
    energyTicks: thinned(energy.ticks(6), (frame.right - frame.left) / energyLabelPx).map((each) => ({
      value: each,
      place: energy(each),
    })),
    valueTicks: thinned(value.ticks(5), (frame.bottom - frame.top) / valueLabelPx).map((each) => ({
      value: each,
      place: value(each),
    })),
  };
}

const marginFactor = 1.12;
/** Room that a label takes along its axis. */
const energyLabelPx = 72;
const valueLabelPx = 36;

/** A range with room at both ends of a logarithmic axis. */
function widened(values: readonly number[]): [number, number] {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [1, 1];
  return [low / marginFactor, high * marginFactor];
}

function padded(values: readonly number[]): [number, number] {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const padding = (high - low) * 0.08 || 0.01;
  return [low - padding, high + padding];
}

function byEnergy(points: FrontLine['points']): FrontLine['points'][number][] {
  return [...points].sort((left, right) => left.energyPj - right.energyPj);
}

/** Every n-th, so that labels do not touch. */
function thinned(ticks: readonly number[], room: number): readonly number[] {
  const step = Math.ceil(ticks.length / Math.max(1, room));
  return ticks.filter((_, index) => index % step === 0);
}
