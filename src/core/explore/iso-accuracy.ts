import { canonicalJson } from '../hash';
import type { ParamValues } from '../parameters/param-spec';
import { verdictSeeds } from './compare-accuracy';
import type { DesignPoint } from './design-point';

/** The cheapest design of one variant of a scheme that reaches the target; null where none does. */
export interface IsoAccuracyRow {
  readonly scheme: string;
  readonly schemeParams: ParamValues;
  readonly cheapest: DesignPoint | null;
  /** True where `cheapest` has fewer than 3 seeds: no design of the variant with more reaches the target. */
  readonly provisional: boolean;
  /** Energy of `cheapest` over that of the reference scheme's cheapest; null where either is missing. */
  readonly energyRatio: number | null;
  /** The same of their areas. */
  readonly areaRatio: number | null;
  /** Best mean validation accuracy of the variant, which tells by how much one without `cheapest` misses the target. */
  readonly bestValidationFraction: number;
  /** Points of this variant that were looked at. */
  readonly candidates: number;
}

export interface IsoAccuracy {
  readonly targetFraction: number;
  /** What a design's mean validation accuracy must reach: the target moved by the control's gap. */
  readonly validationTargetFraction: number;
  /** False where no control tells the gap: the target is then compared with validation directly. */
  readonly hasControl: boolean;
  /** The reference scheme's cheapest design, of any variant; of fewer than 3 seeds only where it has no other. */
  readonly reference: DesignPoint | null;
  readonly rows: readonly IsoAccuracyRow[];
}

export interface IsoAccuracyQuestion {
  /** As read on the chart's axis of test accuracy. */
  readonly targetFraction: number;
  readonly referenceScheme: string;
  /** The FP32 control, which need not be among the points. */
  readonly control: DesignPoint | null;
}

/**
 * Equal-accuracy comparison: per scheme and variant (its parameters), the design of least energy per inference whose
 * mean VALIDATION accuracy reaches the target, since choosing must not see the test set. A target on the axis of test
 * accuracy becomes one on validation by the gap that the FP32 control shows between the two: who asks for one point
 * less than the control gets it on both. The test accuracy of the chosen design is what a reader is shown.
 * Designs of 3 and more seeds go before cheaper ones of fewer, since one lucky run is not a scheme.
 * FP32 points, points without a cost, points that a link only claims and published ones, whose sources had other recipes and
 * give no seeds, are not candidates.
 * Rows are ordered by energy, cheapest first, those without a design last.
 */
export function isoAccuracy(points: readonly DesignPoint[], question: IsoAccuracyQuestion): IsoAccuracy {
  const { targetFraction, referenceScheme, control } = question;
  const validationTargetFraction =
    targetFraction +
    (control ? control.validationAccuracy.meanFraction - control.testAccuracy.meanFraction : 0);
  const candidates = points.filter(
    ({ configuration, cost, origin }) =>
      configuration.method !== 'float' && cost !== null && origin !== 'claimed' && origin !== 'published',
  );
  const ofReference = candidates.filter(
    ({ configuration }) => configuration.quantization.scheme === referenceScheme,
  );
  const reference = cheapestReaching(ofReference, validationTargetFraction);
  const rows = [...groupByVariant(candidates).values()].map((group): IsoAccuracyRow => {
    const cheapest = cheapestReaching(group, validationTargetFraction);
    const { scheme, schemeParams } = (group[0] as DesignPoint).configuration.quantization;
    return {
      scheme,
      schemeParams,
      cheapest,
      provisional: cheapest !== null && !isSettled(cheapest),
      energyRatio: ratioOf(cheapest, reference, energyOf),
      areaRatio: ratioOf(cheapest, reference, areaOf),
      bestValidationFraction: Math.max(
        ...group.map(({ validationAccuracy }) => validationAccuracy.meanFraction),
      ),
      candidates: group.length,
    };
  });
  return {
    targetFraction,
    validationTargetFraction,
    hasControl: control !== null,
    reference,
    rows: rows.sort(byEnergy),
  };
}

/** The target where the user names no accuracy: the FP32 control's mean test accuracy minus a gap; null without one. */
export function targetBelowControl(control: DesignPoint | null, gapFraction: number): number | null {
  return control && control.testAccuracy.meanFraction - gapFraction;
}

/** Enough seeds for a ratio of energies to be said of the design. */
export function isSettled({ testAccuracy }: DesignPoint): boolean {
  return testAccuracy.seeds >= verdictSeeds;
}

function cheapestReaching(
  points: readonly DesignPoint[],
  validationTargetFraction: number,
): DesignPoint | null {
  const reaching = points.filter(
    ({ validationAccuracy }) => validationAccuracy.meanFraction >= validationTargetFraction,
  );
  const settled = reaching.filter(isSettled);
  return (settled.length > 0 ? settled : reaching).reduce<DesignPoint | null>(
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

function ratioOf(
  point: DesignPoint | null,
  reference: DesignPoint | null,
  measure: (point: DesignPoint) => number,
): number | null {
  return point && reference && measure(point) / measure(reference);
}

function areaOf({ cost }: DesignPoint): number {
  return cost?.totals.areaUm2 ?? Number.POSITIVE_INFINITY;
}

function energyOf({ cost }: DesignPoint): number {
  return cost?.totals.energyPj ?? Number.POSITIVE_INFINITY;
}

function byEnergy(left: IsoAccuracyRow, right: IsoAccuracyRow): number {
  if (left.cheapest && right.cheapest) return energyOf(left.cheapest) - energyOf(right.cheapest);
  return Number(left.cheapest === null) - Number(right.cheapest === null);
}
