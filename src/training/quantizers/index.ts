import { assertNever } from '../../core/assert-never';
import type { Estimator } from '../../core/schemes/estimator';
import { createBypassTwin } from './bypass';
import { createDorefaTwin } from './dorefa';
import { createFrozenTwin } from './frozen';
import { createIntervalActivationsTwin } from './interval-activations';
import { createIntervalWeightsTwin } from './interval-weights';
import { createLearnedClipTwin } from './learned-clip';
import { createLearnedStepTwin } from './learned-step';
import { createNoiseTwin } from './noise';
import { createOnGridTwin } from './on-grid';
import { createOverflowCounterTwin } from './overflow-counter';
import { createPlanesTwin } from './planes';
import type { QuantizerTwin, TwinOptions } from './quantizer-twin';
import { createReparameterizedClipTwin } from './reparameterized-clip';
import { createRowMixTwin } from './row-mix';
import { createRowSignTwin } from './row-sign';
import { createScaledSignTwin } from './scaled-sign';
import { createSignTwin } from './sign';
import { createSimulatedGradientTwin } from './simulated-gradient';
import { createSoftTwin } from './soft';
import { createStochasticTwin } from './stochastic';
import { createTernaryTwin } from './ternary';
import { createWeightStatisticsTwin } from './weight-statistics';

/** The differentiable twin of a fitted quantizer, for the estimator that its scheme names. */
export function createTwin(options: TwinOptions, estimator: Estimator): QuantizerTwin {
  const { quantizer } = options;
  switch (estimator.kind) {
    case 'frozen':
      return createFrozenTwin(quantizer);
    case 'learned-step':
      return createLearnedStepTwin(quantizer, estimator.learnsOffset);
    case 'sign':
      return createSignTwin(options);
    case 'row-sign':
      return createRowSignTwin(options);
    case 'scaled-sign':
      return createScaledSignTwin(options);
    case 'planes':
      return createPlanesTwin(options, estimator.scales);
    case 'row-mix':
      return createRowMixTwin(options);
    case 'ternary':
      return createTernaryTwin(options);
    case 'bypass':
      return createBypassTwin(quantizer);
    case 'stochastic':
      return createStochasticTwin(options);
    case 'on-grid':
      return createOnGridTwin(options, estimator);
    case 'overflow-counter':
      return createOverflowCounterTwin(quantizer, estimator);
    case 'weight-statistics':
      return createWeightStatisticsTwin(quantizer, estimator);
    case 'dorefa':
      return createDorefaTwin(quantizer);
    case 'interval-weights':
      return createIntervalWeightsTwin(quantizer);
    case 'interval-activations':
      return createIntervalActivationsTwin(quantizer);
    case 'simulated-gradient':
      return createSimulatedGradientTwin(quantizer, estimator);
    case 'noise':
      return createNoiseTwin(options, estimator);
    case 'learned-clip':
      return createLearnedClipTwin(quantizer, estimator);
    case 'reparameterized-clip':
      return createReparameterizedClipTwin(options);
    case 'soft':
      return createSoftTwin(quantizer, estimator);
    default:
      return assertNever(estimator);
  }
}
