import { scaleLinear, scaleLog } from 'd3-scale';
import type { DesignPoint } from '../../../core/explore/design-point';
import { metricDefinitions } from '../../../core/explore/metrics';
import { schemes } from '../../../core/schemes';
import { accuracyDomain } from '../../charts/accuracy-domain';

const parallelAxisIds = [
  'scheme',
  'weightBits',
  'activationBits',
  'accuracy',
  'energy',
  'area',
  'latency',
] as const;
export type ParallelAxisId = (typeof parallelAxisIds)[number];

/** One axis: designs stand on it between 0, its lower end, and 1. */
export interface ParallelAxis {
  readonly id: ParallelAxisId;
  readonly ticks: readonly { readonly value: number; readonly share: number }[];
  /** The value at the lower end where designs below it stand there, too; else null. */
  readonly floor: number | null;
  /** Least move of a brush by a key. */
  readonly step: number;
  shareOf(point: DesignPoint): number;
  valueAt(share: number): number;
}

/** Larger values stand higher; accuracies far below the best stand together at the lower end, as on the chart; costs logarithmically; schemes in the order of the page, the first on top. */
export function parallelAxes(points: readonly DesignPoint[]): readonly ParallelAxis[] {
  return parallelAxisIds.map((id) => parallelAxis(id, points));
}

/** What an axis shows of a design; of `scheme` its place among all schemes. */
function valueOn(id: ParallelAxisId, { configuration, testAccuracy, cost }: DesignPoint): number {
  const { scheme, weightBits, activationBits } = configuration.quantization;
  switch (id) {
    case 'scheme':
      return schemes.ids.indexOf(scheme);
    case 'weightBits':
      return weightBits;
    case 'activationBits':
      return activationBits;
    case 'accuracy':
      return testAccuracy.meanFraction;
    default:
      return cost ? metricDefinitions[id].value(cost) : Number.NaN;
  }
}

function parallelAxis(id: ParallelAxisId, points: readonly DesignPoint[]): ParallelAxis {
  const values = points.map((point) => valueOn(id, point));
  const discrete = id === 'scheme' || id === 'weightBits' || id === 'activationBits';
  if (discrete)
    return discreteAxis(
      id,
      [...new Set(values)].sort((left, right) => left - right),
    );
  return continuousAxis(id, values);
}

function discreteAxis(id: ParallelAxisId, sorted: readonly number[]): ParallelAxis {
  const places = id === 'scheme' ? [...sorted].reverse() : sorted;
  const last = Math.max(1, places.length - 1);
  const shares = new Map(places.map((value, place) => [value, places.length > 1 ? place / last : 0.5]));
  return {
    id,
    ticks: [...shares].map(([value, share]) => ({ value, share })),
    floor: null,
    step: 1 / last,
    shareOf: (point) => shares.get(valueOn(id, point)) ?? 0,
    valueAt: (share) => places[Math.round(share * (places.length - 1))] ?? 0,
  };
}

const continuousSteps = 40;

function continuousAxis(id: ParallelAxisId, values: readonly number[]): ParallelAxis {
  const isAccuracy = id === 'accuracy';
  const { low, high, hasOffScale } = isAccuracy ? accuracyDomain(values, 'focused') : rangeOf(values);
  const domain = high > low ? [low, high] : [low * 0.9, low * 1.1];
  const scale = (isAccuracy ? scaleLinear(domain, [0, 1]) : scaleLog(domain, [0, 1])).clamp(true);
  const ticks = scale.ticks(5);
  const kept = ticks.filter((_, place) => place % Math.ceil(ticks.length / 6) === 0);
  const placed = kept.map((value) => ({ value, share: scale(value) }));
  const floor = { value: low, share: 0 };
  return {
    id,
    ticks: hasOffScale ? [floor, ...placed.filter(({ share }) => share > leastTickGap)] : placed,
    floor: hasOffScale ? low : null,
    step: 1 / continuousSteps,
    shareOf: (point) => scale(valueOn(id, point)),
    valueAt: (share) => scale.invert(share),
  };
}

/** Of the axis: closer to the lower end a tick would touch the one there. */
const leastTickGap = 0.05;

function rangeOf(values: readonly number[]) {
  return { low: Math.min(...values), high: Math.max(...values), hasOffScale: false };
}
