import { assertNever } from '../../core/assert-never';
import type { Estimator } from '../../core/schemes/estimator';
import { createFrozenTwin } from './frozen';
import { createLearnedStepTwin } from './learned-step';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { createRowSignTwin } from './row-sign';
import { createSignTwin } from './sign';
import { createTernaryTwin } from './ternary';

/** The differentiable twin of a fitted quantizer, for the estimator that its scheme names. */
export function createTwin(options: TwinOptions, estimator: Estimator): QuantizerTwin {
  const { quantizer } = options;
  if (quantizer.format.shift !== 0) throw new RangeError(`unsupported grid shift: ${quantizer.format.shift}`);
  switch (estimator.kind) {
    case 'frozen':
      return createFrozenTwin(quantizer);
    case 'learned-step':
      return createLearnedStepTwin(quantizer, estimator.learnsOffset);
    case 'sign':
      return createSignTwin(options);
    case 'row-sign':
      return createRowSignTwin(options);
    case 'ternary':
      return createTernaryTwin(options);
    default:
      return assertNever(estimator);
  }
}
