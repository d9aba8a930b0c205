import { defaultTargetFraction, type IsoAccuracy, isoAccuracy } from '../../core/explore/iso-accuracy';
import type { AppState } from '../app-state';
import { memoiseSelector } from './memoise-selector';
import { selectFilteredPoints } from './visible-points';

/** The chosen target, else FP32 minus one point; null where neither is known. */
export const selectTargetFraction: (state: AppState) => number | null = memoiseSelector(
  (state) => [selectFilteredPoints(state), state.targetAccuracyFraction],
  (points, chosen) => chosen ?? defaultTargetFraction(points),
);

/** The comparison at equal accuracy among the filtered points; null without a target. */
export const selectIsoAccuracy: (state: AppState) => IsoAccuracy | null = memoiseSelector(
  (state) => [selectFilteredPoints(state), selectTargetFraction(state), state.referenceScheme],
  (points, targetFraction, referenceScheme) =>
    targetFraction === null ? null : isoAccuracy(points, { targetFraction, referenceScheme }),
);
