import { chosenOption } from '../parameters/chosen-option';
import type { ChoiceParam, ParamValues } from '../parameters/param-spec';
import { integerGrid, type RowMixCodes } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import { lsqInitialStep } from '../quantization/fit/lsq-step';
import type { Quantizer } from '../quantization/quantizer';
import { factorPerChannel } from './parts/filters';
import { assignRows, fourBits, leastErrorRowScale, rowFormat, rowMixFormat } from './parts/row-mix';
import type { Scheme } from './scheme';

const ratio = {
  kind: 'choice',
  key: 'ratio',
  options: ['65-30-5', '60-35-5', '100-0-0', '0-100-0'],
  default: '65-30-5',
} as const satisfies ChoiceParam;

const activations: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };

/**
 * In the style of RMSMP (Chang et al. 2021): every filter is coded in powers of two or fixed point of 4 bits, and a few
 * in 8 bits, in the same shares in every layer as near as whole filters allow, with one scale per filter learned as in APoT (Li et al. 2020).
 * Activations have 4 bits and a learned step. Assumed, not read in the paper: the shares, the three formats, and the
 * squared error in place of the curvature that decides which filters get 8 bits.
 */
export const rmsmp: Scheme = {
  id: 'rmsmp',
  family: 'power-of-two',
  fidelity: 'style',
  references: ['chang-2021', 'li-2020'],
  params: [ratio],
  needsBatchNorm: false,
  activationRange: 'non-negative',
  widths: { weights: [4], activations: [4] },
  weightCodes: (_bits, params) => formatOf(params),
  activationCodes: (bits) => integerGrid(bits, false),
  decode: () => ({ weights: factorPerChannel, activations }),
  estimator: () => ({
    weights: { kind: 'row-mix' },
    activations: { kind: 'learned-step', learnsOffset: false },
  }),
  fit: ({ role, values, channels, bits }, params) => {
    if (role === 'weights') return mixedRows(values, channels, formatOf(params));
    const format = integerGrid(bits, false);
    const steps = Float32Array.of(lsqInitialStep(values, format));
    return { format, decode: activations, steps, offsets: Float32Array.of(0) };
  },
};

function formatOf(params: ParamValues): RowMixCodes {
  const [powersOfTwo = 0, narrow = 0, wide = 0] = chosenOption(ratio, params)
    .split('-')
    .map((percent) => Number(percent) / 100);
  return rowMixFormat({ powersOfTwo, fourBits: narrow, eightBits: wide });
}

/** Rows assigned under the scales of 4-bit fixed point; each then gets the scale of least error in its own format. */
function mixedRows(weights: Float32Array, channels: number, format: RowMixCodes): Quantizer {
  const scaleIn = (channel: number, row: Parameters<typeof leastErrorRowScale>[3]) =>
    leastErrorRowScale(weights, channel, channels, row);
  const common = Array.from({ length: channels }, (_, channel) => scaleIn(channel, fourBits));
  const rowFormats = assignRows(weights, common, format);
  return {
    format,
    decode: factorPerChannel,
    steps: Float32Array.from(rowFormats, (index, channel) => {
      const row = rowFormat(format, index);
      return scaleIn(channel, row) / row.maximum;
    }),
    offsets: new Float32Array(channels),
    rowFormats,
  };
}
