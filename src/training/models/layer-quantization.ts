import type { Random } from '../../core/random';
import type { Estimator } from '../../core/schemes/estimator';
import type { TensorRole } from '../../core/schemes/scheme';

/** How the quantizers of one layer learn. */
export interface LayerQuantization {
  readonly estimators: Readonly<Record<TensorRole, Estimator>>;
  /** A stream of random numbers for each quantizer. */
  noise(role: TensorRole): Random;
}

/** By layer name. */
export type ModelQuantization = ReadonlyMap<string, LayerQuantization>;
