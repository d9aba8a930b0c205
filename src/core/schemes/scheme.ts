import type { ParamSpec, ParamValues } from '../parameters/param-spec';
import type { CodeFormat } from '../quantization/code-format';
import type { DecodeForm } from '../quantization/decode-form';
import type { Quantizer } from '../quantization/quantizer';
import type { ReferenceKey } from '../references';

export type SchemeFamily = 'fixed-point' | 'learned-step' | 'clipping' | 'power-of-two' | 'binary';

/** The role of a tensor decides its sign, its granularity and its estimator. */
export type TensorRole = 'weights' | 'activations';

/** How training moves a quantizer: the differentiable twin in `training/quantizers` is found by this kind. */
export type Estimator =
  | { readonly kind: 'frozen' }
  | { readonly kind: 'learned-step'; readonly learnsOffset: boolean };

export interface TensorSample {
  readonly role: TensorRole;
  readonly values: Float32Array;
  /** Length of the last axis: output channels of a weight tensor. */
  readonly channels: number;
  readonly bits: number;
}

/** One quantization scheme of the literature, without any tensor library. */
export interface Scheme {
  readonly id: string;
  readonly family: SchemeFamily;
  readonly references: readonly ReferenceKey[];
  readonly params: readonly ParamSpec[];
  readonly needsBatchNorm: boolean;
  readonly bits: { readonly minimum: number; readonly maximum: number };
  weightCodes(bits: number, params: ParamValues): CodeFormat;
  activationCodes(bits: number, params: ParamValues): CodeFormat;
  decode(params: ParamValues): Readonly<Record<TensorRole, DecodeForm>>;
  estimator(params: ParamValues): Readonly<Record<TensorRole, Estimator>>;
  /** The quantizer before any fine-tuning: what post-training quantization uses as it is. */
  fit(sample: TensorSample, params: ParamValues): Quantizer;
}
