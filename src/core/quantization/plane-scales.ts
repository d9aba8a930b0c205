import { planeScaleBits } from './code-format';

/** Whole numbers that stand for the scales of planes, and the power of two that one is worth. */
export interface PlaneScales {
  readonly step: number;
  readonly planeCodes: Int32Array;
}

/**
 * Scales of planes, from the first to the last, in fixed point: the finest power-of-two step in which their sum has no
 * more than 12 bits. No scale is less than the sum of those behind it, so that greater values have greater codes, and
 * none is zero; scales of which each is half of the one before stay so. One plane is one step of its scale, whatever it is. Throws a RangeError where no scale is positive.
 */
export function fixedPointPlanes(scales: readonly number[]): PlaneScales {
  const ordered = descending(scales.map(Math.abs), 0);
  const total = ordered.reduce((sum, scale) => sum + scale, 0);
  if (!(total > 0) || !Number.isFinite(total))
    throw new RangeError(`invalid scales of planes: ${scales.join(', ')}`);
  if (scales.length === 1) return { step: total, planeCodes: Int32Array.of(1) };
  // Rounding and ordering again raises the sum by less than 2^planes.
  const budget = 2 ** planeScaleBits - 1 - 2 ** scales.length;
  const step = 2 ** Math.ceil(Math.log2(total / budget));
  const isHalving = ordered.every((scale, plane) => plane === 0 || 2 * scale === ordered[plane - 1]);
  const codes = isHalving
    ? ordered.map((_, plane) => Math.floor((ordered.at(-1) ?? 0) / step) * 2 ** (ordered.length - 1 - plane))
    : ordered.map((scale) => Math.round(scale / step));
  return { step, planeCodes: Int32Array.from(descending(codes, 1)) };
}

/** Raises every entry to the sum of those behind it, and to `least`. */
function descending(values: readonly number[], least: number): readonly number[] {
  const raised = [...values];
  let behind = 0;
  for (let index = values.length - 1; index >= 0; index--) {
    raised[index] = Math.max(raised[index] as number, behind, least);
    behind += raised[index] as number;
  }
  return raised;
}
