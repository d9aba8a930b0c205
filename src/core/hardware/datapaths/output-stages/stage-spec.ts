import type { CodeFormat } from '../../../quantization/code-format';

/** All that decides the logic of a requantizer, as data: equal specs are equal netlists. */
export interface OutputStageSpec {
  readonly sums: ColumnSums;
  /** Width of the sum that becomes an output, with all that joins it. */
  readonly sumBits: number;
  /** Bits that the column's sums are shifted left by before the multiple of the input sum joins; 0 without one. */
  readonly fractionBits: number;
  readonly inputSum: InputSumTerm | null;
  readonly addend: AddendSpec | null;
  readonly result: StageResult;
  /** True where constants belong to a channel and are loaded for every output. */
  readonly perChannel: boolean;
  /** Ranks of registers from the column's sum to the output, the output's included. */
  readonly stages: number;
}

/**
 * What the columns hand over. `accumulator`: one sum, bias included. `parts`: one for every pair of planes, or a count of
 * equal signs, which stands for 2 count - products; the bias joins here.
 */
export type ColumnSums =
  | { readonly kind: 'accumulator'; readonly bits: number; readonly signed: boolean }
  | {
      readonly kind: 'parts';
      readonly count: number;
      readonly bits: number;
      readonly areCounts: boolean;
      /** Width of what each is multiplied by; 0 where it stands alone. */
      readonly scaleBits: number;
    };

/** Run-time sum of input codes, times the weights' offset: one half, or a mantissa of 16 bits with sign and shift. */
export interface InputSumTerm {
  readonly offset: 'half' | 'real';
  readonly bits: number;
  readonly signed: boolean;
  /** Shifts of the offset go from -leftShift on. */
  readonly leftShift: number;
}

/** Codes or sums of another layer, which join with a mantissa of their own (0 bits: none) before the one rounding. */
export interface AddendSpec {
  readonly bits: number;
  readonly signed: boolean;
  readonly mantissaBits: number;
  /** Width of the amounts that either operand is shifted left by, onto a common grid; 0: not at all. */
  readonly sumAlignmentBits: number;
  readonly addendAlignmentBits: number;
}

export type StageResult =
  | RoundedResult
  | {
      readonly kind: 'thresholds';
      readonly minimum: number;
      readonly maximum: number;
      readonly bits: number;
      readonly flips: boolean;
    }
  | {
      readonly kind: 'planes';
      readonly planes: number;
      readonly fractionBits: number;
      readonly flips: boolean;
    }
  | {
      readonly kind: 'logits';
      readonly mantissaBits: number;
      readonly alignmentBits: number;
      readonly indexBits: number;
    }
  | { readonly kind: 'sum' };

/** round(sum * mantissa / 2^shift), clipped; sums of powers: the nearest instead. */
export interface RoundedResult {
  readonly kind: 'rounded';
  /** 0 where a shift suffices. */
  readonly mantissaBits: number;
  readonly signedMantissa: boolean;
  /** Shifts go from -leftShift on. */
  readonly leftShift: number;
  readonly format: CodeFormat;
  /** Where codes end: at the format's limits, or at those of an activation, on ports. */
  readonly limits: 'format' | 'ports';
}
