import type { ImageShape } from '../networks/network';

/** Images as bytes, [count, height, width, channels]; a pixel's value is byte / 256. */
export interface LabelledImages {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** A loaded dataset with its fixed splits. Whatever chooses sees training and validation; `test` only reports. */
export interface Dataset {
  readonly id: string;
  readonly contentHash: string;
  readonly shape: ImageShape;
  readonly classes: number;
  readonly training: LabelledImages;
  readonly validation: LabelledImages;
  readonly test: LabelledImages;
}
