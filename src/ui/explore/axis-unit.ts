import type { MetricUnit } from '../../core/explore/metrics';

export interface AxisUnit {
  readonly symbol: string;
  /** How many base units make one; ticks show value / size. */
  readonly size: number;
}

const scales: Readonly<Record<MetricUnit, readonly AxisUnit[]>> = {
  'inferences-per-joule': [{ symbol: '1/J', size: 1 }],
  'tops-per-watt': [{ symbol: 'TOPS/W', size: 1 }],
  'tops-per-mm2': [{ symbol: 'TOPS/mm²', size: 1 }],
  pJ: [
    { symbol: 'pJ', size: 1 },
    { symbol: 'nJ', size: 1e3 },
    { symbol: 'µJ', size: 1e6 },
    { symbol: 'mJ', size: 1e9 },
  ],
  um2: [
    { symbol: 'µm²', size: 1 },
    { symbol: 'mm²', size: 1e6 },
  ],
  s: [
    { symbol: 'ns', size: 1e-9 },
    { symbol: 'µs', size: 1e-6 },
    { symbol: 'ms', size: 1e-3 },
    { symbol: 's', size: 1 },
  ],
};

/** One unit for a whole axis: the largest in which the largest value is at least 1. */
export function axisUnit(unit: MetricUnit, largest: number): AxisUnit {
  const candidates = scales[unit];
  const [smallest] = candidates;
  if (!smallest) throw new RangeError(`no units for ${unit}`);
  return candidates.reduce((best, candidate) => (largest >= candidate.size ? candidate : best), smallest);
}
