import { decodeCode, encodeValue } from '../../core/quantization/encode';
import type { Quantizer } from '../../core/quantization/quantizer';

/** Value that padded pixels hold: that of the code nearest to zero. */
export function padValue(quantizer: Quantizer): number {
  return decodeCode(encodeValue(0, quantizer, 0), quantizer, 0);
}
