import type { ParamSpec, ParamValues } from '../parameters/param-spec';
import type { CodeFormat } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import type { Quantizer } from '../quantization/quantizer';
import type { ReferenceKey } from '../references';
import type { Estimator } from './estimator';

export type SchemeFamily = 'fixed-point' | 'learned-step' | 'clipping' | 'power-of-two' | 'binary';

/** The role of a tensor decides its sign, its granularity and its estimator. */
export type TensorRole = 'weights' | 'activations';

export interface TensorSample {
  readonly role: TensorRole;
  readonly values: Float32Array;
  /** Length of the last axis: output channels of a weight tensor. */
  readonly channels: number;
  /** Length of the axis before it: input channels of a filter. Absent: of a filter without further axes. */
  readonly inputChannels?: number;
  readonly bits: number;
}

/** One quantization scheme of the literature, without any tensor library. */
export interface Scheme {
  readonly id: string;
  readonly family: SchemeFamily;
  /** `style`: equations that the papers leave open are ours, and the page says 'in the style of'. */
  readonly fidelity: 'paper' | 'style';
  readonly references: readonly ReferenceKey[];
  readonly params: readonly ParamSpec[];
  readonly needsBatchNorm: boolean;
  /** `signed`: activations are coded with their sign, so layers end in a hard tanh instead of a ReLU. */
  readonly activationRange: 'non-negative' | 'signed';
  /** Widths that the scheme is defined for, ascending. */
  readonly widths: Readonly<Record<TensorRole, readonly number[]>>;
  weightCodes(bits: number, params: ParamValues): CodeFormat;
  activationCodes(bits: number, params: ParamValues): CodeFormat;
  decode(params: ParamValues): Readonly<Record<TensorRole, DecodeForm>>;
  estimator(params: ParamValues): Readonly<Record<TensorRole, Estimator>>;
  /** The quantizer before any fine-tuning: what post-training quantization uses as it is. */
  fit(sample: TensorSample, params: ParamValues): Quantizer;
  /** The weights that the quantizer codes, where the scheme transforms them first; absent: the weights themselves. */
  prepareWeights?(
    weights: Float32Array,
    quantizer: Quantizer,
    params: ParamValues,
    inputChannels?: number,
  ): Float32Array;
}
