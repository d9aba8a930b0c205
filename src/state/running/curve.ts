import type { TrainingConfiguration } from '../../core/explore/training-configuration';
import type { RunProgress } from '../../training/training-api';
import type { CurvePoint } from '../app-state';

/** Longer curves lose every second point that has only a loss. */
const maximumPoints = 2000;

/** The curve with what a progress report adds; the same one where it adds nothing. */
export function extendCurve(
  curve: readonly CurvePoint[],
  progress: RunProgress,
  stepsPerEpoch: number | null,
): readonly CurvePoint[] {
  const { loss, validationAccuracyFraction, stepsDone } = progress;
  if (stepsPerEpoch === null || (loss === null && validationAccuracyFraction === null)) return curve;
  const point = { epoch: stepsDone / stepsPerEpoch, loss, validationAccuracyFraction };
  const extended = [...curve, point];
  if (extended.length <= maximumPoints) return extended;
  return extended.filter((kept, index) => index % 2 === 0 || kept.validationAccuracyFraction !== null);
}

/** Null where the run trains nothing. A run that starts from a known float network skips the float epochs. */
export function stepsPerEpoch(
  { recipe, method }: TrainingConfiguration,
  stepsPlanned: number,
  trainsFloat: boolean,
): number | null {
  const epochs = (trainsFloat ? recipe.floatEpochs : 0) + (method === 'ptq' ? 0 : recipe.tuneEpochs);
  return epochs > 0 && stepsPlanned > 0 ? stepsPlanned / epochs : null;
}
