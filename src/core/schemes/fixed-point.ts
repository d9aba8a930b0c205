import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam } from '../parameters/param-spec';
import type { CodeFormat } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { compactSample } from '../quantization/fit/compact-sample';
import { minMaxStep } from '../quantization/fit/min-max-step';
import { leastErrorPowerOfTwoStep } from '../quantization/fit/mse-step';
import { powerOfTwoAtLeast } from '../quantization/fit/power-of-two';
import { fitQuantizer } from './parts/fit-quantizer';
import { uniformCodes } from './parts/uniform-codes';
import type { Scheme } from './scheme';

const calibration = {
  kind: 'choice',
  key: 'calibration',
  options: ['min-max', 'mse'],
  default: 'mse',
} as const satisfies ChoiceParam;

const decode: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };

/**
 * Plain fixed point: one power-of-two step per tensor, chosen once and frozen. `min-max` clips no value, `mse` takes the
 * power of two of least squared error. Only the weights are tuned, as in FAQ (McKinstry et al. 2018).
 */
export const fixedPoint: Scheme = {
  id: 'fixed-point',
  family: 'fixed-point',
  fidelity: 'paper',
  references: ['mckinstry-2018'],
  params: [calibration],
  needsBatchNorm: false,
  ...uniformCodes,
  decode: () => ({ weights: decode, activations: decode }),
  estimator: () => ({ weights: { kind: 'frozen' }, activations: { kind: 'frozen' } }),
  fit: (sample, params) => {
    const fitStep = stepFits[chosenOption(calibration, params)];
    return fitQuantizer(sample, decode, (values, format) => ({ step: fitStep(values, format) }));
  },
};

const stepFits: Record<
  (typeof calibration.options)[number],
  (values: Float32Array, format: CodeFormat) => number
> = {
  'min-max': (values, format) => powerOfTwoAtLeast(minMaxStep(values, format)),
  mse: (values, format) => leastErrorPowerOfTwoStep(compactSample(values), format),
};
