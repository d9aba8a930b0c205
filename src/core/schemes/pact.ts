import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam } from '../parameters/param-spec';
import { halfIntegerGrid } from '../quantization/code-format';
import { minMaxStep } from '../quantization/fit/min-max-step';
import { dorefaWeights } from './parts/dorefa';
import { fitPactActivations, pactDecode, pactEstimator } from './parts/pact-activations';
import { sawbFullStep, sawbWidths } from './parts/sawb';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const weightQuantizer = {
  kind: 'choice',
  key: 'weightQuantizer',
  options: ['dorefa', 'sawb'],
  default: 'dorefa',
} as const satisfies ChoiceParam;

/**
 * PACT (Choi et al. 2018): activations with a learned clip, weights by DoReFa (Zhou et al. 2016) as in the paper or by
 * SAWB (Choi et al. 2019) as in its successor, both on half-integer codes. DoReFa's gradient passes to the latent weights
 * as it is, and its scale is frozen at the largest weight of the start. Widths are those for which SAWB has coefficients.
 */
export const pact: Scheme = {
  id: 'pact',
  family: 'clipping',
  fidelity: 'paper',
  references: ['choi-2018', 'zhou-2016', 'choi-2019'],
  params: [weightQuantizer],
  needsBatchNorm: false,
  ...uniformCodes,
  widths: { ...uniformCodes.widths, weights: sawbWidths.full },
  weightCodes: halfIntegerGrid,
  decode: () => ({ weights: pactDecode, activations: pactDecode }),
  estimator: (params) => ({
    weights:
      chosenOption(weightQuantizer, params) === 'dorefa'
        ? { kind: 'dorefa' }
        : { kind: 'weight-statistics', rule: 'sawb-full', gradient: 'inside' },
    activations: pactEstimator,
  }),
  fit: (sample, params) => {
    if (sample.role === 'activations') return fitPactActivations(sample);
    const format = halfIntegerGrid(sample.bits);
    const step =
      chosenOption(weightQuantizer, params) === 'dorefa'
        ? minMaxStep(sample.values, format)
        : sawbFullStep(sample.values, format).step;
    return tensorQuantizer(format, pactDecode, step);
  },
  prepareWeights: (weights, quantizer, params) =>
    chosenOption(weightQuantizer, params) === 'dorefa' ? dorefaWeights(weights, quantizer) : weights,
};
