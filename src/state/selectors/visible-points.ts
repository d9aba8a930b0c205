import { accuracyApplies } from '../../core/explore/accuracy-applies';
import { designObjective, type ObjectiveId } from '../../core/explore/design-objectives';
import type { DesignPoint } from '../../core/explore/design-point';
import { withNeededBatchNorm } from '../../core/explore/needed-batch-norm';
import { paretoFront } from '../../core/explore/pareto-front';
import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import { canonicalJson } from '../../core/hash';
import type { AppState } from '../app-state';
import { selectDesignPoints, selectUncostedPoints } from './design-points';
import { memoiseSelector } from './memoise-selector';

/** Stands for FP32 among the ids of `hiddenSchemes`. */
const floatId = 'float';

/**
 * Those of the present dataset and network, or all published ones of the network that is looked at instead, apart from
 * costs: a moving hardware control compares no configurations.
 * Schemes that are undefined without batch normalization are of the present network with it.
 */
export const selectUncostedNetworkPoints: (state: AppState) => readonly Omit<DesignPoint, 'cost'>[] =
  memoiseSelector(
    (state) => [
      selectUncostedPoints(state),
      state.training.dataset,
      state.training.network,
      state.training.networkParams,
      state.publishedNetwork,
    ],
    (points, dataset, network, networkParams, publishedNetwork) =>
      points.filter(({ configuration, origin }) => {
        if (publishedNetwork !== null) return origin === 'published';
        if (configuration.dataset !== dataset || configuration.network !== network) return false;
        const present = withNeededBatchNorm({ ...configuration, networkParams });
        return canonicalJson(configuration.networkParams) === canonicalJson(present.networkParams);
      }),
  );

/** Points of the present dataset, network and its parameters, whatever the filters hide. */
export const selectNetworkPoints: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectDesignPoints(state), selectUncostedNetworkPoints(state)],
  (points, ofNetwork) => {
    const ids = new Set(ofNetwork.map(({ id }) => id));
    return points.filter(({ id }) => ids.has(id));
  },
);

/** Those that the filters let through, whether or not on the front. */
export const selectFilteredPoints: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectNetworkPoints(state), state.hiddenSchemes, state.bitsRange],
  (points, hidden, bitsRange) =>
    points.filter(({ configuration }) => passesFilters(configuration, hidden, bitsRange)),
);

/** Filtered points whose accuracy was measured with the requantization that their cost is of. */
export const selectComparablePoints: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectFilteredPoints(state), state.costedHardware],
  (points, hardware) => points.filter((point) => accuracyApplies(point, hardware)),
);

/** What the front is of: the metric of the horizontal axis, test accuracy, and a third where one is chosen. */
export const selectObjectiveIds: (state: AppState) => readonly ObjectiveId[] = memoiseSelector(
  ({ metric, thirdMetric }) => [metric, thirdMetric],
  (metric, third) =>
    third === null || third === metric ? [metric, 'accuracy'] : [metric, 'accuracy', third],
);

/** Points that no other comparable point dominates in the chosen objectives, best in the metric first. */
export const selectFront: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectComparablePoints(state), selectObjectiveIds(state)],
  (points, objectives) => paretoFront(points, objectives.map(designObjective)),
);

/** What the chart and the table draw. FP32 has no cost and stays as a reference beside the front. */
export const selectVisiblePoints: (state: AppState) => readonly DesignPoint[] = memoiseSelector(
  (state) => [selectFilteredPoints(state), selectFront(state), state.onlyFront],
  (points, front, onlyFront) => {
    if (!onlyFront) return points;
    const ids = new Set(front.map(({ id }) => id));
    return points.filter(({ id, configuration }) => configuration.method === 'float' || ids.has(id));
  },
);

function passesFilters(
  { method, quantization }: TrainingConfiguration,
  hidden: AppState['hiddenSchemes'],
  [minimum, maximum]: AppState['bitsRange'],
): boolean {
  if (method === 'float') return !hidden.includes(floatId);
  const { scheme, weightBits, activationBits } = quantization;
  return (
    !hidden.includes(scheme) &&
    [weightBits, activationBits].every((bits) => bits >= minimum && bits <= maximum)
  );
}
