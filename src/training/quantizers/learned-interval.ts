import { tensor1d, tidy, type Variable, variable } from '@tensorflow/tfjs-core';
import type { Interval } from '../../core/schemes/parts/interval';
import { keepWithin } from './keep-within';

/** A half-width that falls below this part of its start would have crossed zero soon. */
const smallestWidthRatio = 1 / 16;

/** Centre and half-width of QIL's interval as variables. */
export interface LearnedInterval {
  readonly trainable: { readonly centre: Variable; readonly 'half-width': Variable };
  current(): Interval;
  /** Keeps the centre from leaving [0, limit] and the half-width from vanishing or exceeding the limit. */
  keepBelow(limit: number): void;
  dispose(): void;
}

export function createLearnedInterval(start: Interval): LearnedInterval {
  const centre = tidy(() => variable(tensor1d([start.centre])));
  const halfWidth = tidy(() => variable(tensor1d([start.halfWidth])));
  const scalarOf = (parameter: Variable): number => parameter.dataSync<'float32'>()[0] as number;
  return {
    trainable: { centre, 'half-width': halfWidth },
    current: () => ({ centre: scalarOf(centre), halfWidth: scalarOf(halfWidth) }),
    keepBelow: (limit) => {
      keepWithin(centre, 0, limit);
      keepWithin(halfWidth, start.halfWidth * smallestWidthRatio, limit);
    },
    dispose: () => {
      centre.dispose();
      halfWidth.dispose();
    },
  };
}
