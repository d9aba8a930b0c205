import type { TrainingConfiguration } from './training-configuration';

/** What one finished training reports; plain data that travels between workers, files and the gallery. */
export interface TrainedResult {
  /** Hash of `configuration` and the version of the numerics. */
  readonly key: string;
  readonly configuration: TrainingConfiguration;
  /** Accuracy of integer-only inference on the whole test set (of FP32 inference where method is `float`). */
  readonly testAccuracyFraction: number;
  readonly validationAccuracyFraction: number;
  readonly testCount: number;
  /** Test images on which the float simulation of the quantized network chooses another class; 0 for `float`. */
  readonly disagreements: number;
  /** Mantissa width of the requantization under which `testAccuracyFraction` was measured. */
  readonly requantizationBits: number;
  /** Hash of all trained parameters: equal on repeats with one machine and backend. */
  readonly weightsHash: string;
  readonly backend: string;
  /**
   * Which test images were classified right (`encodeCorrectBits`), for paired tests; absent in the gallery and in results
   * from before it was kept.
   */
  readonly correctBits?: string;
}

/** Where a point on the chart comes from; `imported`: from a file of results computed elsewhere. */
export type PointOrigin = 'gallery' | 'trained-here' | 'imported' | 'published' | 'claimed';
