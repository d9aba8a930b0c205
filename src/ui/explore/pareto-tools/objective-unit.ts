import type { ObjectiveId } from '../../../core/explore/design-objectives';
import { metricDefinitions } from '../../../core/explore/metrics';
import { type AxisUnit, axisUnit } from '../axis-unit';

const rates: readonly AxisUnit[] = [
  { symbol: '1/J', size: 1 },
  { symbol: 'k/J', size: 1e3 },
  { symbol: 'M/J', size: 1e6 },
  { symbol: 'G/J', size: 1e9 },
];

/** The unit in which values of an objective are typed; `largest` is the largest of its values. */
export function objectiveUnit(id: ObjectiveId, largest: number): AxisUnit {
  if (id === 'accuracy') return { symbol: '%', size: 0.01 };
  const { unit } = metricDefinitions[id];
  if (unit !== 'inferences-per-joule') return axisUnit(unit, largest);
  return rates.reduce((best, rate) => (largest >= rate.size ? rate : best));
}

/** A typed number (a text where it ends in zeros) in the objective's own unit, to four significant digits; null for what is no wish. */
export function typedValue(typed: number | string, { size }: AxisUnit): number | null {
  const number = Number(typed);
  return number > 0 ? Number((number * size).toPrecision(4)) : null;
}

/** The number that a field shows for a value. */
export function shownNumber(value: number, { size }: AxisUnit): number {
  return Number((value / size).toPrecision(4));
}
