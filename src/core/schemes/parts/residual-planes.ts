import { planeCodes } from '../../quantization/code-format';
import type { DecodeForm } from '../../quantization/decode-form';
import { fixedPointPlanes } from '../../quantization/plane-scales';
import type { Quantizer } from '../../quantization/quantizer';
import { usableMagnitude } from './filters';

/** A real scale per plane, the same in all channels. */
export const scaledPlanes: DecodeForm = { scale: 'real', granularity: 'tensor', offset: 'none' };

/** Sums of +-1 times each scale. The scales come in order and in fixed point, as max pooling of codes demands. */
export function planesQuantizer(scales: readonly number[]): Quantizer {
  const { step, planeCodes: codes } = fixedPointPlanes(scales);
  return {
    format: planeCodes(scales.length),
    decode: scaledPlanes,
    steps: Float32Array.of(step),
    offsets: Float32Array.of(0),
    planeCodes: codes,
  };
}

/**
 * First scales for activations in [-1, 1]: M, M - 1, ..., 1 over their sum (Ghasemzadeh et al. 2018). Four and more are
 * raised to the sum of those behind them first.
 */
export function initialPlaneScales(count: number): readonly number[] {
  const scales = Array.from({ length: count }, (_, index) => count - index);
  let behind = 0;
  for (let index = count - 1; index >= 0; index--) {
    scales[index] = Math.max(scales[index] as number, behind);
    behind += scales[index] as number;
  }
  return scales.map((scale) => scale / behind);
}

/** Scales of least squared error one after the other: the mean magnitude of what the planes before have left. */
export function residualScales(values: Float32Array, count: number): readonly number[] {
  let rest = Float64Array.from(values, Math.abs);
  return Array.from({ length: count }, () => {
    const scale = usableMagnitude(rest.reduce((sum, value) => sum + value, 0) / rest.length);
    rest = rest.map((value) => Math.abs(value - scale));
    return scale;
  });
}
