import { givenNumber } from '../parameters/given-number';
import type { NumberParam } from '../parameters/param-spec';
import { integerGrid, narrowGrid } from '../quantization/code-format';
import { stepAtOverflowLimit } from '../quantization/fit/overflow';
import { tensorQuantizer } from './parts/tensor-quantizer';
import { powerOfTwoSteps, uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const rangeUpdate: NumberParam = {
  kind: 'integer',
  key: 'rangeUpdate',
  minimum: 1,
  maximum: 10_000,
  default: 100,
};

const overflowLimit: NumberParam = {
  kind: 'real',
  key: 'overflowLimit',
  minimum: 0,
  maximum: 0.5,
  default: 1e-4,
};

/**
 * Dynamic fixed point (Courbariaux et al. 2014): a range per tensor, symmetric with a sign, whose exponent grows by one
 * where more than `overflowLimit` of the values overflowed since the last look, `rangeUpdate` steps ago, and shrinks by
 * one where half the range would still hold them. Gradients pass unmasked. Here they and the updates stay float, and the
 * ranges start where these updates would come to rest, which replaces the paper's run that finds them.
 */
export const dynamicFixedPoint: Scheme = {
  id: 'dynamic-fixed-point',
  family: 'fixed-point',
  fidelity: 'paper',
  references: ['courbariaux-2014'],
  params: [rangeUpdate, overflowLimit],
  needsBatchNorm: false,
  ...uniformCodes,
  weightCodes: narrowGrid,
  decode: () => ({ weights: powerOfTwoSteps, activations: powerOfTwoSteps }),
  estimator: (params) => {
    const counter = {
      kind: 'overflow-counter',
      updateSteps: givenNumber(rangeUpdate, params),
      limitFraction: givenNumber(overflowLimit, params),
    } as const;
    return { weights: counter, activations: counter };
  },
  fit: ({ role, values, bits }, params) => {
    const format = role === 'weights' ? narrowGrid(bits) : integerGrid(bits, false);
    const step = stepAtOverflowLimit(values, format, givenNumber(overflowLimit, params));
    return tensorQuantizer(format, powerOfTwoSteps, step);
  },
};
