/** What a code means: value = step * code + offset. This is what makes one datapath dearer than another. */
export interface DecodeForm {
  readonly scale: ScaleKind;
  readonly granularity: ScaleGranularity;
  readonly offset: OffsetKind;
}

/** `power-of-two` steps requantize by a shift; `real` steps need a multiplication by an integer mantissa. */
export type ScaleKind = 'power-of-two' | 'real';
type ScaleGranularity = 'tensor' | 'channel';
type OffsetKind = 'none' | 'real';
