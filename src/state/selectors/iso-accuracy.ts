import type { DesignPoint } from '../../core/explore/design-point';
import { floatControl } from '../../core/explore/float-control';
import { type IsoAccuracy, isoAccuracy, targetBelowControl } from '../../core/explore/iso-accuracy';
import type { AppState } from '../app-state';
import { memoiseSelector } from './memoise-selector';
import { selectComparablePoints, selectUncostedNetworkPoints } from './visible-points';

/** The FP32 control of the shown network, which has no cost; hiding FP32 on the chart changes no verdict. */
export const selectControl: (state: AppState) => DesignPoint | null = memoiseSelector(
  (state) => [selectUncostedNetworkPoints(state)],
  (points) => floatControl(points.map((point) => ({ ...point, cost: null }))),
);

/** The chosen target, else FP32 minus the chosen gap; null where neither is known, and where accuracies of many sources stand. */
export const selectTargetFraction: (state: AppState) => number | null = memoiseSelector(
  (state) => [
    selectControl(state),
    state.targetAccuracyFraction,
    state.targetGapFraction,
    state.publishedNetwork,
  ],
  (control, chosen, gap, publishedNetwork) =>
    publishedNetwork === null ? (chosen ?? targetBelowControl(control, gap)) : null,
);

/** The comparison at equal accuracy among the filtered points; null without a target. */
export const selectIsoAccuracy: (state: AppState) => IsoAccuracy | null = memoiseSelector(
  (state) => [
    selectComparablePoints(state),
    selectControl(state),
    selectTargetFraction(state),
    state.referenceScheme,
  ],
  (points, control, targetFraction, referenceScheme) =>
    targetFraction === null ? null : isoAccuracy(points, { targetFraction, referenceScheme, control }),
);
