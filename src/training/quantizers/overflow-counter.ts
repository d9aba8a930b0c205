import type { Tensor } from '@tensorflow/tfjs-core';
import { countOverflows, smallestOverflowStep } from '../../core/quantization/fit/overflow';
import type { Quantizer } from '../../core/quantization/quantizer';
import type { Estimator } from '../../core/schemes/estimator';
import type { Operations } from '../operations/operations';
import { createFrozenTwin } from './frozen';
import { passThrough } from './pass-through';
import type { QuantizerTwin } from './quantizer-twin';

/**
 * A range that follows its tensor by powers of two (Courbariaux et al. 2014): every `updateSteps` steps it doubles where
 * more than the share `limitFraction` of the values overflowed, and halves where half of it would still hold them.
 */
export function createOverflowCounterTwin(
  start: Quantizer,
  { updateSteps, limitFraction }: Extract<Estimator, { kind: 'overflow-counter' }>,
): QuantizerTwin {
  const { maximum } = start.format;
  let frozen = createFrozenTwin(start);
  let step = start.steps[0] as number;
  let counted = { values: 0, overflows: 0, overflowsOfHalf: 0 };
  const count = (values: Float32Array): void => {
    const largest = maximum * step;
    counted = {
      values: counted.values + values.length,
      overflows: counted.overflows + countOverflows(values, largest),
      overflowsOfHalf: counted.overflowsOfHalf + countOverflows(values, largest / 2),
    };
  };
  const updateRange = (): void => {
    const limit = limitFraction * counted.values;
    if (counted.overflows > limit) step *= 2;
    else if (counted.overflowsOfHalf <= limit) step = Math.max(step / 2, smallestOverflowStep);
    counted = { values: 0, overflows: 0, overflowsOfHalf: 0 };
    frozen.dispose();
    frozen = createFrozenTwin({ ...start, steps: Float32Array.of(step) });
  };
  return {
    trainable: {},
    beforeStep: (moment) => {
      if (moment.step > 0 && moment.step % updateSteps === 0) updateRange();
    },
    apply: <T extends Tensor>(input: T, features: number, operations: Operations) => {
      count(input.dataSync<'float32'>());
      return passThrough(input, () => frozen.apply(input, features, operations));
    },
    afterUpdate: () => {},
    freeze: () => ({ ...start, steps: Float32Array.of(step) }),
    dispose: () => frozen.dispose(),
  };
}
