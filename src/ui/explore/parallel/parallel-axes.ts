import { scaleLinear, scaleLog } from 'd3-scale';
import type { DesignPoint } from '../../../core/explore/design-point';
import { metricDefinitions } from '../../../core/explore/metrics';
import { schemes } from '../../../core/schemes';

export const parallelAxisIds = [
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
  /** Least move of a brush by a key. */
  readonly step: number;
  shareOf(point: DesignPoint): number;
  valueAt(share: number): number;
}

/** Larger values stand higher; costs logarithmically; schemes in the order of the page, the first on top. */
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
    step: 1 / last,
    shareOf: (point) => shares.get(valueOn(id, point)) ?? 0,
    valueAt: (share) => places[Math.round(share * (places.length - 1))] ?? 0,
  };
}

const continuousSteps = 40;

function continuousAxis(id: ParallelAxisId, values: readonly number[]): ParallelAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const domain = high > low ? [low, high] : [low * 0.9, low * 1.1];
  const scale = id === 'accuracy' ? scaleLinear(domain, [0, 1]) : scaleLog(domain, [0, 1]);
  const ticks = scale.ticks(5);
  const kept = ticks.filter((_, place) => place % Math.ceil(ticks.length / 6) === 0);
  return {
    id,
    ticks: kept.map((value) => ({ value, share: scale(value) })),
    step: 1 / continuousSteps,
    shareOf: (point) => scale(valueOn(id, point)),
    valueAt: (share) => scale.invert(share),
  };
}
