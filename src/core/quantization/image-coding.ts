import { integerGrid } from './code-format';
import type { DecodeForm } from './decode-form';
import type { Quantizer } from './quantizer';

/** Value of one step of an image byte: a pixel is byte / 256 in training, integer engine and hardware alike. */
export const imageStep = 2 ** -8;

const decode: DecodeForm = { scale: 'power-of-two', granularity: 'tensor', offset: 'none' };

/** The quantizer of the network's input: the image bytes themselves are its codes. */
export const imageQuantizer: Quantizer = {
  format: integerGrid(8, false),
  decode,
  steps: Float32Array.of(imageStep),
  offsets: Float32Array.of(0),
};
