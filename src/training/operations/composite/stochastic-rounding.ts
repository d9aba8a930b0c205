import type { Tensor } from '@tensorflow/tfjs-core';
import type { Random } from '../../../core/random';
import * as loops from '../../kernels/twins/stochastic-rounding';
import type { RoundedGrid } from '../operations';
import { runLoop } from './run-loop';

export function roundStochastically<T extends Tensor>(input: T, grid: RoundedGrid, random: Random): T {
  const [value] = runLoop([input], [input.shape], ([values], [result]) =>
    loops.roundStochastically(values as Float32Array, result as Float32Array, grid, random),
  );
  return value as T;
}
