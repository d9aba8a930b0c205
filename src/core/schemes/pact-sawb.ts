import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam } from '../parameters/param-spec';
import { halfIntegerGrid, narrowGrid } from '../quantization/code-format';
import { fitPactActivations, pactDecode, pactEstimator } from './parts/pact-activations';
import { sawbWidths } from './parts/sawb';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import { weightStatistics } from './parts/weight-statistics';
import type { Scheme } from './scheme';

const levels = {
  kind: 'choice',
  key: 'levels',
  options: ['full', 'zero-aligned'],
  default: 'full',
} as const satisfies ChoiceParam;

const clippedWeights = {
  kind: 'choice',
  key: 'clippedWeights',
  options: ['masked', 'passed'],
  default: 'masked',
} as const satisfies ChoiceParam;

const kinds = {
  full: { codes: halfIntegerGrid, rule: 'sawb-full' },
  'zero-aligned': { codes: narrowGrid, rule: 'sawb-zero-aligned' },
} as const;

/**
 * PACT's learned clip for activations with statistics-aware binning of weights (Choi et al. 2019): their clip is computed
 * again from the latent weights of every forward pass. 2^bits levels without zero or 2^bits - 1 with it; no gradient to
 * clipped weights (SAWB) or the same as to the others (SAWB+). Widths are those with coefficients for both level counts.
 * The paper's float shortcuts are left out.
 */
export const pactSawb: Scheme = {
  id: 'pact-sawb',
  family: 'clipping',
  fidelity: 'paper',
  references: ['choi-2019', 'choi-2018'],
  params: [levels, clippedWeights],
  needsBatchNorm: false,
  ...uniformCodes,
  widths: { ...uniformCodes.widths, weights: sawbWidths.both },
  weightCodes: (bits, params) => kinds[chosenOption(levels, params)].codes(bits),
  decode: () => ({ weights: pactDecode, activations: pactDecode }),
  estimator: (params) => ({
    weights: {
      kind: 'weight-statistics',
      rule: kinds[chosenOption(levels, params)].rule,
      gradient: chosenOption(clippedWeights, params) === 'masked' ? 'inside' : 'everywhere',
    },
    activations: pactEstimator,
  }),
  fit: (sample, params) => {
    if (sample.role === 'activations') return fitPactActivations(sample);
    const { codes, rule } = kinds[chosenOption(levels, params)];
    const format = codes(sample.bits);
    return tensorQuantizer(format, pactDecode, weightStatistics[rule](sample.values, format).step);
  },
};
