/** What a code means: value = step * code + offset. This is what makes one datapath dearer than another. */
export interface DecodeForm {
  readonly scale: ScaleKind;
  /** Bits of the step's mantissa where `scale` is `mantissa`: the step is an integer of so many bits times a power of two. */
  readonly mantissaBits?: number;
  readonly granularity: ScaleGranularity;
  readonly offset: OffsetKind;
}

/** `power-of-two` steps requantize by a shift; others need a multiplication by an integer mantissa, short for `mantissa`. */
export type ScaleKind = 'power-of-two' | 'mantissa' | 'real';
type ScaleGranularity = 'tensor' | 'channel';
type OffsetKind = 'none' | 'real';
