import type { DesignPoint } from '../../core/explore/design-point';
import { efficiencyMetrics, metricDefinitions } from '../../core/explore/metrics';

export const designColumns = [
  'design',
  'weightBits',
  'activationBits',
  'accuracy',
  'seeds',
  ...efficiencyMetrics,
  'origin',
] as const;
export type DesignColumn = (typeof designColumns)[number];

export interface DesignOrder {
  readonly column: DesignColumn;
  readonly descending: boolean;
}

/** What a column sorts by; `name` is the displayed name of a design. */
function sortValue(point: DesignPoint, column: DesignColumn, name: string): string | number {
  const { quantization } = point.configuration;
  switch (column) {
    case 'design':
      return name;
    case 'weightBits':
      return quantization.weightBits;
    case 'activationBits':
      return quantization.activationBits;
    case 'accuracy':
      return point.testAccuracy.meanFraction;
    case 'seeds':
      return point.testAccuracy.seeds;
    case 'origin':
      return point.origin;
    default:
      return point.cost ? metricDefinitions[column].value(point.cost) : Number.NaN;
  }
}

/** Sorted copy; equal values keep their order. */
export function sortDesigns(
  points: readonly DesignPoint[],
  { column, descending }: DesignOrder,
  nameOf: (point: DesignPoint) => string,
): readonly DesignPoint[] {
  const sign = descending ? -1 : 1;
  return points
    .map((point) => ({ point, value: sortValue(point, column, nameOf(point)) }))
    .sort((left, right) => sign * compare(left.value, right.value))
    .map(({ point }) => point);
}

function compare(left: string | number, right: string | number): number {
  if (typeof left === 'string' && typeof right === 'string')
    return left.localeCompare(right, undefined, { numeric: true });
  return Number(left) - Number(right);
}
