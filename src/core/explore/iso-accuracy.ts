import { canonicalJson } from '../hash';
import type { ParamValues } from '../parameters/param-spec';
import type { DesignPoint } from './design-point';

/** The cheapest design of one variant of a scheme that reaches the target; null where none does. */
export interface IsoAccuracyRow {
  readonly scheme: string;
  readonly schemeParams: ParamValues;
  readonly cheapest: DesignPoint | null;
  /** Energy of `cheapest` over that of the reference scheme's cheapest; null where either is missing. */
  readonly energyRatio: number | null;
  /** Points of this variant that were looked at. */
  readonly candidates: number;
}

export interface IsoAccuracy {
  readonly targetFraction: number;
  /** The reference scheme's cheapest design, of any variant. */
  readonly reference: DesignPoint | null;
  readonly rows: readonly IsoAccuracyRow[];
}

export interface IsoAccuracyQuestion {
  /** Compared with the mean VALIDATION accuracy, since choosing must not see the test set. */
  readonly targetFraction: number;
  readonly referenceScheme: string;
}

/**
 * Equal-accuracy comparison: per scheme and variant (its parameters), the design of least energy per inference whose
 * mean validation accuracy reaches the target. The test accuracy of the chosen design is what a reader is shown.
 * FP32 points, points without a cost and points that a link only claims are not candidates.
 * Rows are ordered by energy, cheapest first, those without a design last.
 */
export function isoAccuracy(points: readonly DesignPoint[], question: IsoAccuracyQuestion): IsoAccuracy {
  const candidates = points.filter(
    ({ configuration, cost, origin }) =>
      configuration.method !== 'float' && cost !== null && origin !== 'claimed',
  );
  const ofReference = candidates.filter(
    ({ configuration }) => configuration.quantization.scheme === question.referenceScheme,
  );
  const reference = cheapestReaching(ofReference, question.targetFraction);
  const rows = [...groupByVariant(candidates).values()].map((group): IsoAccuracyRow => {
    const cheapest = cheapestReaching(group, question.targetFraction);
    const { scheme, schemeParams } = (group[0] as DesignPoint).configuration.quantization;
    const energyRatio = cheapest && reference ? energyOf(cheapest) / energyOf(reference) : null;
    return { scheme, schemeParams, cheapest, energyRatio, candidates: group.length };
  });
  return { targetFraction: question.targetFraction, reference, rows: rows.sort(byEnergy) };
}

/**
 * The target where the user names none: mean validation accuracy of the FP32 point with most seeds minus 1 point;
 * null without an FP32 point.
 */
export function defaultTargetFraction(points: readonly DesignPoint[]): number | null {
  const floats = points.filter(({ configuration }) => configuration.method === 'float');
  const seeds = ({ validationAccuracy }: DesignPoint) => validationAccuracy.seeds;
  const best = floats.reduce<DesignPoint | null>(
    (most, point) => (most && seeds(most) >= seeds(point) ? most : point),
    null,
  );
  return best && best.validationAccuracy.meanFraction - 0.01;
}

function cheapestReaching(points: readonly DesignPoint[], targetFraction: number): DesignPoint | null {
  const reaching = points.filter(
    ({ validationAccuracy }) => validationAccuracy.meanFraction >= targetFraction,
  );
  return reaching.reduce<DesignPoint | null>(
    (cheapest, point) => (cheapest && energyOf(cheapest) <= energyOf(point) ? cheapest : point),
    null,
  );
}

function groupByVariant(points: readonly DesignPoint[]): ReadonlyMap<string, readonly DesignPoint[]> {
  const groups = new Map<string, DesignPoint[]>();
  for (const point of points) {
    const { scheme, schemeParams } = point.configuration.quantization;
    const key = canonicalJson([scheme, schemeParams]);
    const group = groups.get(key);
    if (group) group.push(point);
    else groups.set(key, [point]);
  }
  return groups;
}

function energyOf({ cost }: DesignPoint): number {
  return cost?.totals.energyPj ?? Number.POSITIVE_INFINITY;
}

function byEnergy(left: IsoAccuracyRow, right: IsoAccuracyRow): number {
  if (left.cheapest && right.cheapest) return energyOf(left.cheapest) - energyOf(right.cheapest);
  return Number(left.cheapest === null) - Number(right.cheapest === null);
}
