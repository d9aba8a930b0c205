import type { QuantizationChoice, TrainingConfiguration } from '../../core/explore/training-configuration';
import type { RunControl, RunProgress } from '../training-api';

/** A short run on the small dataset. */
export function smallConfiguration(
  change: Partial<Omit<TrainingConfiguration, 'quantization'>> & {
    readonly quantization?: Partial<QuantizationChoice>;
  } = {},
): TrainingConfiguration {
  return {
    dataset: 'quadrants',
    network: 'tiny-cnn',
    networkParams: { channelMultiplier: 0.5 },
    recipe: {
      batchSize: 32,
      floatEpochs: 3,
      floatLearningRate: 0.01,
      tuneEpochs: 2,
      tuneLearningRate: 0.003,
    },
    method: 'qat',
    seed: 1,
    ...change,
    quantization: {
      scheme: 'lsq',
      schemeParams: {},
      weightBits: 4,
      activationBits: 4,
      edgeLayers: 'same',
      ...change.quantization,
    },
  };
}

export interface RecordingControl extends RunControl {
  readonly reports: readonly RunProgress[];
}

/** Records all progress; its clock moves 30 ms whenever it is read. */
export function recordingControl(change: Partial<RunControl> = {}): RecordingControl {
  const reports: RunProgress[] = [];
  let time = 0;
  return {
    reports,
    onProgress: (progress) => {
      reports.push(progress);
    },
    breathe: () => Promise.resolve(),
    now: () => {
      time += 30;
      return time;
    },
    ...change,
  };
}
