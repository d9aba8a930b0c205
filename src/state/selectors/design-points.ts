import { estimateAccuracy, estimateFromMoments } from '../../core/explore/accuracy-estimate';
import type { DesignPoint } from '../../core/explore/design-point';
import { costKey, designPointId } from '../../core/explore/design-point-key';
import type { TrainedResult } from '../../core/explore/trained-result';
import type { HardwareConfiguration } from '../../core/hardware/hardware-configuration';
import type { AppState, ClaimedPoint, StoredResult } from '../app-state';
import { measuredCostKey, measurementFor } from '../measured-costs';
import { memoiseSelector } from './memoise-selector';

/**
 * All results by design, seeds joined, and the published points of the network that is looked at, with the cost under the hardware that was last evaluated, of measured energies where
 * the design has some for it. A claim of the link
 * stands in where no result of its design is here. FP32 points have no cost.
 */
export const selectDesignPoints: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectUncostedPoints(state), state.costs, state.costedHardware, state.measurements],
  attachCosts,
);

/** By id. */
export const selectPointsById: (state: AppState) => ReadonlyMap<string, DesignPoint> = memoiseSelector(
  (state) => [selectDesignPoints(state)],
  (points) => new Map(points.map((point) => [point.id, point])),
);

/** The pinned points that are known, in the order of pinning. */
export const selectPinnedPoints: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectPointsById(state), state.pinnedIds],
  (points, ids) => ids.flatMap((id) => points.get(id) ?? []),
);

/** The same objects while only costs change. */
export const selectUncostedPoints: (state: AppState) => readonly Omit<DesignPoint, 'cost'>[] =
  memoiseSelector(
    (state) => [selectOwnPoints(state), state.published[state.publishedNetwork ?? '']],
    (own, published) => (published ? [...own, ...published] : own),
  );

/** What the page or a link brings. */
const selectOwnPoints: (state: AppState) => readonly Omit<DesignPoint, 'cost'>[] = memoiseSelector(
  ({ results, claims }) => [results, claims],
  uncostedPoints,
);

function uncostedPoints(
  results: AppState['results'],
  claims: AppState['claims'],
): readonly Omit<DesignPoint, 'cost'>[] {
  const groups = new Map<string, StoredResult[]>();
  for (const stored of Object.values(results)) {
    const id = designPointId(stored.result.configuration);
    const group = groups.get(id);
    if (group) group.push(stored);
    else groups.set(id, [stored]);
  }
  const computed = [...groups].map(([id, group]) => computedPoint(id, group));
  const claimed = Object.entries(claims)
    .filter(([id]) => !groups.has(id))
    .map(([id, claim]) => claimedPoint(id, claim));
  return [...computed, ...claimed];
}

function computedPoint(id: string, group: readonly StoredResult[]): Omit<DesignPoint, 'cost'> {
  const results = onePerSeed(group);
  const origin = (['trained-here', 'imported'] as const).find((own) =>
    group.some((each) => each.origin === own),
  );
  const [first] = results as [TrainedResult, ...TrainedResult[]];
  return {
    id,
    configuration: first.configuration,
    origin: origin ?? 'gallery',
    ...(origin === 'imported' ? { importedFrom: filesOf(group) } : {}),
    results,
    testAccuracy: estimateAccuracy(results.map(({ testAccuracyFraction }) => testAccuracyFraction)),
    validationAccuracy: estimateAccuracy(
      results.map(({ validationAccuracyFraction }) => validationAccuracyFraction),
    ),
  };
}

function filesOf(group: readonly StoredResult[]): readonly string[] {
  return [...new Set(group.flatMap(({ files }) => files ?? []))];
}

/** In the order of seeds. Results of one design with one seed are the same training: settings apart that it ignores. */
function onePerSeed(group: readonly StoredResult[]): readonly TrainedResult[] {
  const bySeed = new Map(group.map(({ result }) => [result.configuration.seed, result]));
  return [...bySeed.values()].sort((left, right) => left.configuration.seed - right.configuration.seed);
}

function claimedPoint(id: string, claim: ClaimedPoint): Omit<DesignPoint, 'cost'> {
  const { configuration, seeds, testMeanFraction, testDeviationFraction, validationMeanFraction } = claim;
  return {
    id,
    configuration,
    origin: 'claimed',
    results: [],
    testAccuracy: estimateFromMoments(testMeanFraction, testDeviationFraction, seeds.length),
    validationAccuracy: estimateFromMoments(validationMeanFraction, null, seeds.length),
  };
}

function attachCosts(
  points: readonly Omit<DesignPoint, 'cost'>[],
  costs: AppState['costs'],
  hardware: HardwareConfiguration,
  measurements: AppState['measurements'],
): readonly DesignPoint[] {
  return points.map((point) => {
    const measured = measurementFor(measurements, point.id, hardware);
    const measuredCost = measured && costs[measuredCostKey(point, measured, hardware)];
    return { ...point, cost: measuredCost ?? costs[costKey(point.configuration, hardware)] ?? null };
  });
}
