import {
  clone,
  mul,
  reshape,
  type Scalar,
  type Tensor,
  tensor,
  tensor1d,
  tidy,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core';
import type { Quantizer } from '../../core/quantization/quantizer';
import { clip } from '../../core/quantization/rounding';
import { withGradient } from '../operations/composite/custom-gradient';
import type { QuantizerTwin } from '../quantizers/quantizer-twin';

export interface LearnedWidthOptions {
  /** Ascending. */
  readonly widths: readonly number[];
  /** Values under the quantizer of one width. */
  quantize(values: Float32Array, bits: number): Float32Array;
  /** Added to the loss per bit. */
  readonly penaltyPerBit: number;
  /** Returned as it is: what a width finally means is decided afterwards. */
  readonly quantizer: Quantizer;
}

/** Adam moves every variable by about its learning rate; widths have to move some 30 times as fast as weights. */
const bitsPerUnit = 30;

/** Name of the variable that holds a width, in units of `learnedBits`. */
export const widthVariable = 'width';

export function learnedBits(width: Variable): number {
  return (width.dataSync<'float32'>()[0] ?? Number.NaN) * bitsPerUnit;
}

/**
 * BitPruning's quantizer of a real width n between two widths a < b of the scheme (Nikolic et al. 2020):
 * Q(v, n) = (1 - t) Q(v, a) + t Q(v, b), t = (n - a) / (b - a). The gradient passes straight to v; n has
 * (Q(v, b) - Q(v, a)) / (b - a). Starts at the widest width.
 */
export function createLearnedWidthTwin(options: LearnedWidthOptions): QuantizerTwin {
  const { widths, penaltyPerBit, quantizer } = options;
  const narrowest = widths[0] as number;
  const widest = widths.at(-1) as number;
  const width = tidy(() => variable(tensor1d([widest / bitsPerUnit])));
  return {
    trainable: { [widthVariable]: width },
    apply: <T extends Tensor>(input: T) => interpolate(input, width, options) as T,
    penalty: () => mul<Scalar>(reshape(width, []), penaltyPerBit * bitsPerUnit),
    afterUpdate: () => {
      const inRange = clip(learnedBits(width), narrowest, widest) / bitsPerUnit;
      tidy(() => width.assign(tensor1d([inRange])));
    },
    freeze: () => quantizer,
    dispose: () => width.dispose(),
  };
}

function interpolate(input: Tensor, width: Tensor, options: LearnedWidthOptions): Tensor {
  return withGradient([input, width], () => {
    const latent = input.dataSync<'float32'>();
    const bits = (width.dataSync<'float32'>()[0] ?? Number.NaN) * bitsPerUnit;
    const { below, above } = neighbours(options.widths, bits);
    const low = options.quantize(latent, below);
    const high = above === below ? low : options.quantize(latent, above);
    const gap = Math.max(1, above - below);
    const share = (bits - below) / gap;
    const value = low.map((each, index) => each + share * ((high[index] as number) - each));
    return {
      value: tensor(value, input.shape),
      gradient: (upstream: Tensor) => {
        const alongWidth = differenceAlong(upstream.dataSync<'float32'>(), low, high) / gap;
        return [clone(upstream), tensor1d([bitsPerUnit * alongWidth])];
      },
    };
  });
}

/** The widths between which a real one lies, the last two for the widest. */
function neighbours(
  widths: readonly number[],
  bits: number,
): { readonly below: number; readonly above: number } {
  const upper = Math.max(
    1,
    widths.findIndex((width, index) => width > bits || index === widths.length - 1),
  );
  const below = widths[upper - 1] ?? (widths[0] as number);
  return { below, above: widths[upper] ?? below };
}

function differenceAlong(upstream: Float32Array, low: Float32Array, high: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < upstream.length; index++) {
    sum += (upstream[index] as number) * ((high[index] as number) - (low[index] as number));
  }
  return sum;
}
