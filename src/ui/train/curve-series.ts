import type { CurvePoint, TrainingJob } from '../../state/app-state';

export interface CurveSample {
  readonly epoch: number;
  readonly value: number;
}

export type CurveQuantity = 'loss' | 'validation-accuracy';

/** The samples of one curve, in order of epochs, without the reports that lack the quantity. */
export function samplesOf(curve: readonly CurvePoint[], quantity: CurveQuantity): readonly CurveSample[] {
  return curve.flatMap((point) => {
    const value = quantity === 'loss' ? point.loss : point.validationAccuracyFraction;
    return value === null ? [] : [{ epoch: point.epoch, value }];
  });
}

/** Trailing mean over `window` samples: batches scatter too much to read a bare loss. */
export function smoothed(samples: readonly CurveSample[], window: number): readonly CurveSample[] {
  return samples.map(({ epoch }, index) => {
    const recent = samples.slice(Math.max(0, index - window + 1), index + 1);
    return { epoch, value: recent.reduce((sum, { value }) => sum + value, 0) / recent.length };
  });
}

/** At most `limit` samples, first and last included: a line needs no more points than pixels. */
export function thinned(samples: readonly CurveSample[], limit: number): readonly CurveSample[] {
  if (samples.length <= limit) return samples;
  const stride = (samples.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => samples[Math.round(index * stride)]).filter(
    (sample) => sample !== undefined,
  );
}

/** The run before this one on the same data and network: what its curves are compared with. */
export function ghostOf(jobs: readonly TrainingJob[], shown: TrainingJob): TrainingJob | null {
  const position = jobs.findIndex(({ id }) => id === shown.id);
  const { dataset, network } = shown.configuration;
  const earlier = jobs.slice(0, Math.max(0, position)).filter(({ configuration, curve, status }) => {
    const comparable = configuration.dataset === dataset && configuration.network === network;
    return comparable && status === 'done' && curve.length > 1;
  });
  return earlier.at(-1) ?? null;
}

/** What a run trains, in epochs; a run that starts from a known FP32 network skips the FP32 epochs. */
export interface RunEpochs {
  readonly total: number;
  /** Epoch at which fine-tuning begins; null where there is none, or nothing before it. */
  readonly tuneFrom: number | null;
}

export function runEpochs({ configuration, progress }: TrainingJob, trainingImages: number): RunEpochs {
  const { recipe, method } = configuration;
  const tune = method === 'ptq' ? 0 : recipe.tuneEpochs;
  const planned = progress
    ? Math.round(progress.stepsPlanned / Math.ceil(trainingImages / recipe.batchSize))
    : recipe.floatEpochs + tune;
  return { total: planned, tuneFrom: tune > 0 && planned > tune ? planned - tune : null };
}

/** Samples moved along the epochs so that the ends of both runs coincide; what falls before the start is dropped. */
export function alignedTo(
  samples: readonly CurveSample[],
  own: RunEpochs,
  target: RunEpochs,
): readonly CurveSample[] {
  const shift = target.total - own.total;
  return samples
    .map(({ epoch, value }) => ({ epoch: epoch + shift, value }))
    .filter(({ epoch }) => epoch >= 0);
}
